package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.vector.VectorLanes.BLOCK;
import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import io.github.rangefinder.engine.kernel.Gates;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Gates}' swish, mish and approximate GELU over arrays, to the bit as the plain ones. Worked
 * on in blocks that stay in the first-level cache from one pass over them to the next; scratch has
 * room for a block.
 */
public final class VectorGates {

  private VectorGates() {}

  /** out (n) = x / (1 + e^-x). */
  public static void silu(float[] x, float[] out, int from, int n) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorSigmoids.logisticBlock(x, at, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.mul(FloatVector.fromArray(SPECIES, out, i)).intoArray(out, i);
      }
    }
    Gates.silu(x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient times the slope of {@link #silu}. */
  public static void siluGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n, float[] scratch) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorSigmoids.logisticBlock(x, at, scratch, 0, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        FloatVector s = FloatVector.fromArray(SPECIES, scratch, i);
        v.mul(s)
            .fma(one.sub(s), s)
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    Gates.siluGradient(x, outputGradient, inputGradient, end, from + n - end);
  }

  /** out (n) = x (1 + tanh u) / 2. */
  public static void geluTanh(float[] x, float[] out, int from, int n, float[] scratch) {
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      twiceU(x, at, scratch, block);
      VectorSigmoids.logisticBlock(scratch, 0, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.mul(FloatVector.fromArray(SPECIES, out, i)).intoArray(out, i);
      }
    }
    Gates.geluTanh(x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient times the slope of {@link #geluTanh}. */
  public static void geluTanhGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n, float[] scratch) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector cubeSlope = FloatVector.broadcast(SPECIES, 3 * Gates.GELU_CUBE);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      twiceU(x, at, scratch, block);
      VectorSigmoids.logisticBlock(scratch, 0, scratch, BLOCK, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        FloatVector s = FloatVector.fromArray(SPECIES, scratch, BLOCK + i);
        FloatVector twiceSlope = cubeSlope.fma(v.mul(v), one).mul(Gates.GELU_SLOPE);
        v.mul(s)
            .mul(one.sub(s))
            .fma(twiceSlope, s)
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    Gates.geluTanhGradient(x, outputGradient, inputGradient, end, from + n - end);
  }

  private static void twiceU(float[] x, int at, float[] u, int n) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector cube = FloatVector.broadcast(SPECIES, Gates.GELU_CUBE);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
      v.mul(Gates.GELU_SLOPE).mul(cube.fma(v.mul(v), one)).intoArray(u, i);
    }
  }

  /** out (n) = x tanh(log(1 + e^x)). */
  public static void mish(float[] x, float[] out, int from, int n) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector two = FloatVector.broadcast(SPECIES, 2);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorExponential.ofDistance(x, at, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector e = FloatVector.fromArray(SPECIES, out, i);
        VectorMask<Float> below = v.compare(VectorOperators.LT, 0);
        FloatVector w = two.fma(e, one).blend(e.mul(e.add(two)), below);
        v.mul(w.div(two.fma(e.mul(e).blend(one, below), w))).intoArray(out, i);
      }
    }
    Gates.mish(x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient times the slope of {@link #mish}. */
  public static void mishGradient(
      float[] x, float[] outputGradient, float[] inputGradient, int from, int n, float[] scratch) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector two = FloatVector.broadcast(SPECIES, 2);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorExponential.ofDistance(x, at, scratch, 0, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        FloatVector e = FloatVector.fromArray(SPECIES, scratch, i);
        VectorMask<Float> below = v.compare(VectorOperators.LT, 0);
        FloatVector w = two.fma(e, one).blend(e.mul(e.add(two)), below);
        FloatVector t = w.div(two.fma(e.mul(e).blend(one, below), w));
        v.mul(one.blend(e, below).div(e.add(one)))
            .fma(t.neg().fma(t, one), t)
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    Gates.mishGradient(x, outputGradient, inputGradient, end, from + n - end);
  }
}
