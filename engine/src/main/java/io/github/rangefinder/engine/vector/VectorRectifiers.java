package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * ReLU's way back: where half of the values are shut, a branch for each costs more than all else,
 * and C2 makes one of the plain loop.
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
}
