package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.vector.VectorLanes.BLOCK;
import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import io.github.rangefinder.engine.kernel.ExponentialUnits;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link ExponentialUnits} over arrays, to the bit as the plain ones, in blocks that stay in the
 * first-level cache from one pass over them to the next; scratch has room for a block.
 */
public final class VectorExponentialUnits {
  private VectorExponentialUnits() {}

  /** out (n) = scale · x where x > 0, scale · alpha · (e^(x / width) - 1) elsewhere; width > 0. */
  public static void forward(
      float scale, float alpha, float width, float[] x, float[] out, int from, int n) {
    float height = scale * alpha;
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      VectorExponential.expm1(1 / width, x, at, out, at, block);
      for (int i = at; i < at + block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector.fromArray(SPECIES, out, i)
            .mul(height)
            .blend(v.mul(scale), v.compare(VectorOperators.GT, 0))
            .intoArray(out, i);
      }
    }
    ExponentialUnits.forward(scale, alpha, width, x, out, end, from + n - end);
  }

  /** inputGradient (n) += outputGradient times the slope of {@link #forward}. */
  public static void gradient(
      float scale,
      float alpha,
      float width,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n,
      float[] scratch) {
    float perWidth = 1 / width;
    FloatVector right = FloatVector.broadcast(SPECIES, scale);
    int end = from + SPECIES.loopBound(n);
    for (int at = from; at < end; at += BLOCK) {
      int block = Math.min(BLOCK, end - at);
      multiply(x, at, perWidth, scratch, block);
      VectorExponential.ofDistance(scratch, 0, scratch, 0, block);
      for (int i = 0; i < block; i += COUNT) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
        FloatVector.fromArray(SPECIES, scratch, i)
            .mul(scale * alpha * perWidth)
            .blend(right, v.compare(VectorOperators.GT, 0))
            .mul(FloatVector.fromArray(SPECIES, outputGradient, at + i))
            .add(FloatVector.fromArray(SPECIES, inputGradient, at + i))
            .intoArray(inputGradient, at + i);
      }
    }
    ExponentialUnits.gradient(
        scale, alpha, width, x, outputGradient, inputGradient, end, from + n - end);
  }

  /** out (n) = e^x. */
  public static void exp(float[] x, float[] out, int from, int n) {
    int whole = SPECIES.loopBound(n);
    VectorExponential.exp(0, x, from, out, from, whole);
    ExponentialUnits.exp(x, out, from + whole, n - whole);
  }

  private static void multiply(float[] x, int at, float factor, float[] out, int n) {
    for (int i = 0; i < n; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + i).mul(factor).intoArray(out, i);
    }
  }
}
