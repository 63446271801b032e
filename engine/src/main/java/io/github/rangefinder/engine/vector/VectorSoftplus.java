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
  private static final FloatVector V0 = FloatVector.broadcast(SPECIES, L0);
  private static final FloatVector V1 = FloatVector.broadcast(SPECIES, L1);
  private static final FloatVector V2 = FloatVector.broadcast(SPECIES, L2);
  private static final FloatVector V3 = FloatVector.broadcast(SPECIES, L3);
  private static final FloatVector V4 = FloatVector.broadcast(SPECIES, L4);
  private static final FloatVector V5 = FloatVector.broadcast(SPECIES, L5);
  private static final FloatVector V6 = FloatVector.broadcast(SPECIES, L6);
  private static final FloatVector V7 = FloatVector.broadcast(SPECIES, L7);
  private static final FloatVector V8 = FloatVector.broadcast(SPECIES, L8);
  private static final FloatVector V_LN_2 = FloatVector.broadcast(SPECIES, LN_2);
  private static final FloatVector REST = FloatVector.broadcast(SPECIES, LN_2_REST);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  private static final FloatVector MINUS_HALF = FloatVector.broadcast(SPECIES, -0.5f);

  private VectorSoftplus() {}

  /** out (n) = log(1 + e^x). */
  public static void softplus(float[] x, float[] out, int from, int n) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorExponential.ofDistance(x, at, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector e = FloatVector.fromArray(SPECIES, out, i);
        VectorMask<Float> halved = e.compare(VectorOperators.GT, HALVED_ABOVE);
        FloatVector f = e.blend(e.fma(HALF, MINUS_HALF), halved);
        FloatVector count = FloatVector.zero(SPECIES).blend(1, halved);
        FloatVector p = V8.fma(f, V7).fma(f, V6).fma(f, V5).fma(f, V4);
        p = p.fma(f, V3).fma(f, V2).fma(f, V1).fma(f, V0);
        FloatVector low = count.fma(REST, f.mul(f).mul(p.fma(f, MINUS_HALF)));
        FloatVector log = count.fma(V_LN_2, f.add(low));
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
