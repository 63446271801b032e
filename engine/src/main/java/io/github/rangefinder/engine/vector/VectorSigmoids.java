package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.kernel.Sigmoid;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Tanh and the logistic function over arrays, to the bit as the plain ones. */
public final class VectorSigmoids {
  private VectorSigmoids() {}

  /** out (n) = tanh x. */
  public static void tanh(float[] x, float[] out, int from, int n) {
    int end = from + SPECIES.loopBound(n);
    for (int i = from; i < end; i += VectorLanes.BLOCK) {
      tanhBlock(x, out, i, Math.min(VectorLanes.BLOCK, end - i));
    }
    Activations.tanh(x, out, end, from + n - end);
  }

  private static void tanhBlock(float[] x, float[] out, int from, int n) {
    VectorExponential.expm1OfTwice(Sigmoid.TANH_IS_ONE, x, from, out, from, n);
    for (int i = from; i < from + n; i += COUNT) {
      FloatVector t = FloatVector.fromArray(SPECIES, out, i);
      t.div(t.add(2))
          .reinterpretAsInts()
          .or(FloatVector.fromArray(SPECIES, x, i).reinterpretAsInts().and(Integer.MIN_VALUE))
          .reinterpretAsFloats()
          .intoArray(out, i);
    }
  }

  /** out (n) = 1 / (1 + e^-x). */
  public static void logistic(float[] x, float[] out, int from, int n) {
    int end = from + SPECIES.loopBound(n);
    for (int i = from; i < end; i += VectorLanes.BLOCK) {
      logisticBlock(x, i, out, i, Math.min(VectorLanes.BLOCK, end - i));
    }
    Activations.sigmoid(x, out, end, from + n - end);
  }

  /** out (n) = 1 / (1 + e^-x) for a block that is a multiple of the lanes; x and out differ. */
  static void logisticBlock(float[] x, int xAt, float[] out, int outAt, int n) {
    VectorExponential.ofDistance(x, xAt, out, outAt, n);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector e = FloatVector.fromArray(SPECIES, out, outAt + i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector one = FloatVector.broadcast(SPECIES, 1);
      one.blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(one)).intoArray(out, outAt + i);
    }
  }
}
