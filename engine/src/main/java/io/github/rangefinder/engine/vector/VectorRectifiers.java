package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Rectifiers;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * ReLU: where half of the values are shut, a branch for each costs more than all else, and C2 makes
 * one of the plain loops of ReLU's way back and of a ReLU with options. To the bit the same as
 * {@link io.github.rangefinder.engine.kernel.Rectifiers}.
 */
public final class VectorRectifiers {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorRectifiers() {}

  /** inputGradient (n) += outputGradient where out > 0, else slope · outputGradient. */
  public static void addGradient(
      float slope, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    int whole = from + SPECIES.loopBound(n);
    for (int i = from; i < whole; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, i);
      VectorMask<Float> open =
          FloatVector.fromArray(SPECIES, out, i).compare(VectorOperators.GT, 0);
      g.mul(slope)
          .blend(g, open)
          .add(FloatVector.fromArray(SPECIES, inputGradient, i))
          .intoArray(inputGradient, i);
    }
    for (int i = whole; i < from + n; i++) {
      float g = outputGradient[i];
      inputGradient[i] += out[i] > 0 ? g : slope * g;
    }
  }

  /**
   * out (n) = limit where x ≥ limit, x where threshold &lt; x &lt; limit, slope · (x - threshold)
   * elsewhere.
   */
  public static void relu(
      float slope, float limit, float threshold, float[] x, float[] out, int from, int n) {
    int whole = from + SPECIES.loopBound(n);
    for (int i = from; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      VectorMask<Float> open = v.compare(VectorOperators.GT, threshold);
      v.sub(threshold).mul(slope).blend(v.min(limit), open).intoArray(out, i);
    }
    Rectifiers.relu(slope, limit, threshold, x, out, whole, from + n - whole);
  }

  /**
   * inputGradient (n) += outputGradient where threshold &lt; x &lt; limit, nothing from limit on,
   * slope · outputGradient elsewhere.
   */
  public static void reluGradient(
      float slope,
      float limit,
      float threshold,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n) {
    FloatVector shut = FloatVector.broadcast(SPECIES, slope);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector zero = FloatVector.zero(SPECIES);
    int whole = from + SPECIES.loopBound(n);
    for (int i = from; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector steepness = zero.blend(one, v.compare(VectorOperators.LT, limit));
      steepness = shut.blend(steepness, v.compare(VectorOperators.GT, threshold));
      FloatVector.fromArray(SPECIES, outputGradient, i)
          .mul(steepness)
          .add(FloatVector.fromArray(SPECIES, inputGradient, i))
          .intoArray(inputGradient, i);
    }
    Rectifiers.reluGradient(
        slope, limit, threshold, x, outputGradient, inputGradient, whole, from + n - whole);
  }
}
