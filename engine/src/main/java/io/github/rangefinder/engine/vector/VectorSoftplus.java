package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.kernel.Exponential.LN_2;
import static io.github.rangefinder.engine.kernel.Exponential.LN_2_REST;
import static io.github.rangefinder.engine.kernel.Logarithm.HALVED_ABOVE;
import static io.github.rangefinder.engine.kernel.Logarithm.L0;
import static io.github.rangefinder.engine.kernel.Logarithm.L1;
import static io.github.rangefinder.engine.kernel.Logarithm.L2;
import static io.github.rangefinder.engine.kernel.Logarithm.L3;
import static io.github.rangefinder.engine.kernel.Logarithm.L4;
import static io.github.rangefinder.engine.kernel.Logarithm.L5;
import static io.github.rangefinder.engine.kernel.Logarithm.L6;
import static io.github.rangefinder.engine.kernel.Logarithm.L7;
import static io.github.rangefinder.engine.kernel.Logarithm.L8;
import static io.github.rangefinder.engine.vector.VectorLanes.BLOCK;
import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import io.github.rangefinder.engine.kernel.SmoothActivations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** log(1 + e^x) over arrays and its gradient, to the bit as {@link SmoothActivations}'. */
public final class VectorSoftplus {

  private VectorSoftplus() {}

  /** out (n) = log(1 + e^x). */
  public static void softplus(float[] x, float[] out, int from, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, L0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, L1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, L2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, L3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, L4);
    FloatVector v5 = FloatVector.broadcast(SPECIES, L5);
    FloatVector v6 = FloatVector.broadcast(SPECIES, L6);
    FloatVector v7 = FloatVector.broadcast(SPECIES, L7);
    FloatVector v8 = FloatVector.broadcast(SPECIES, L8);
    FloatVector ln2 = FloatVector.broadcast(SPECIES, LN_2);
    FloatVector rest = FloatVector.broadcast(SPECIES, LN_2_REST);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector minusHalf = FloatVector.broadcast(SPECIES, -0.5f);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorExponential.ofDistance(x, at, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector e = FloatVector.fromArray(SPECIES, out, i);
        VectorMask<Float> halved = e.compare(VectorOperators.GT, HALVED_ABOVE);
        FloatVector f = e.blend(e.fma(half, minusHalf), halved);
        FloatVector count = FloatVector.zero(SPECIES).blend(1, halved);
        FloatVector p = v8.fma(f, v7).fma(f, v6).fma(f, v5).fma(f, v4);
        p = p.fma(f, v3).fma(f, v2).fma(f, v1).fma(f, v0);
        FloatVector low = count.fma(rest, f.mul(f).mul(p.fma(f, minusHalf)));
        FloatVector log = count.fma(ln2, f.add(low));
        FloatVector.fromArray(SPECIES, x, i).max(0).add(log).intoArray(out, i);
      }
    }
    SmoothActivations.softplus(x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient / (1 + e^-x). */
  public static void softplusGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n, float[] scratch) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorSigmoids.logisticBlock(x, at, scratch, 0, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector.fromArray(SPECIES, scratch, i)
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    SmoothActivations.softplusGradient(x, outputGradient, inputGradient, end, from + n - end);
  }
}
