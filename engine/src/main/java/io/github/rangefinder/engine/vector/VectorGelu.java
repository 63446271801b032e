package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.kernel.NormalDistribution.DENSITY_AT_0;
import static io.github.rangefinder.engine.kernel.NormalDistribution.LARGEST;
import static io.github.rangefinder.engine.kernel.NormalDistribution.MIDDLE;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N0;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N1;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N2;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N3;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N4;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N5;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N6;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N7;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N8;
import static io.github.rangefinder.engine.kernel.NormalDistribution.N9;
import static io.github.rangefinder.engine.vector.VectorLanes.BLOCK;
import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import io.github.rangefinder.engine.kernel.Gates;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Gates}' exact GELU over arrays, to the bit as the plain one, in blocks that stay in the
 * first-level cache from one pass over them to the next; scratch has room for three blocks.
 */
public final class VectorGelu {

  private VectorGelu() {}

  /** out (n) = x Φ(x). */
  public static void gelu(float[] x, float[] out, int from, int n, float[] scratch) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      exponents(x, at, scratch, block);
      VectorExponential.ofDistance(scratch, BLOCK, scratch, 0, block);
      normal(x, at, scratch, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        v.mul(FloatVector.fromArray(SPECIES, scratch, BLOCK + i)).intoArray(out, at + i);
      }
    }
    Gates.gelu(x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient · (Φ(x) + x φ(x)). */
  public static void geluGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n, float[] scratch) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      exponents(x, at, scratch, block);
      VectorExponential.ofDistance(scratch, BLOCK, scratch, 0, block);
      normal(x, at, scratch, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        FloatVector density = FloatVector.fromArray(SPECIES, scratch, i).mul(DENSITY_AT_0);
        v.fma(density, FloatVector.fromArray(SPECIES, scratch, BLOCK + i))
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    Gates.geluGradient(x, outputGradient, inputGradient, end, from + n - end);
  }

  /** The second block of scratch = -x²/2, the third = what rounding took from it. */
  private static void exponents(float[] x, int at, float[] scratch, int n) {
    for (int i = 0; i < n; i += COUNT) {
      FloatVector a = FloatVector.fromArray(SPECIES, x, at + i).abs().min(LARGEST);
      FloatVector minusHalf = a.mul(-0.5f);
      FloatVector exponent = a.mul(minusHalf);
      exponent.intoArray(scratch, BLOCK + i);
      a.fma(minusHalf, exponent.neg()).intoArray(scratch, 2 * BLOCK + i);
    }
  }

  /**
   * The first block of scratch = e^(-x²/2), the second = Φ(x); before, the first is e to the power
   * of the rounded exponent. The steps are methods of their own, so that each keeps within C2's
   * budget of nodes: past it vectors are boxed.
   */
  private static void normal(float[] x, int at, float[] scratch, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, N0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, N1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, N2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, N3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, N4);
    FloatVector v5 = FloatVector.broadcast(SPECIES, N5);
    FloatVector v6 = FloatVector.broadcast(SPECIES, N6);
    FloatVector v7 = FloatVector.broadcast(SPECIES, N7);
    FloatVector v8 = FloatVector.broadcast(SPECIES, N8);
    FloatVector v9 = FloatVector.broadcast(SPECIES, N9);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
      FloatVector rest = FloatVector.fromArray(SPECIES, scratch, 2 * BLOCK + i);
      FloatVector bell = FloatVector.fromArray(SPECIES, scratch, i).mul(rest.add(1));
      bell.intoArray(scratch, i);
      FloatVector a = v.abs().min(LARGEST);
      FloatVector q = a.sub(MIDDLE).div(a.add(MIDDLE));
      FloatVector p = v9.fma(q, v8).fma(q, v7).fma(q, v6).fma(q, v5).fma(q, v4);
      p = p.fma(q, v3).fma(q, v2).fma(q, v1).fma(q, v0);
      FloatVector one = FloatVector.broadcast(SPECIES, 1);
      FloatVector tail = bell.mul(p.div(a.add(one)));
      tail.blend(one.sub(tail), v.compare(VectorOperators.GT, 0)).intoArray(scratch, BLOCK + i);
    }
  }
}
