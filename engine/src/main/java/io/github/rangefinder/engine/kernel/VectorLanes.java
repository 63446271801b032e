package io.github.rangefinder.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this run. A species must be a {@code static final} constant, or every vector
 * is boxed (package description of {@code jdk.incubator.vector}).
 */
final class VectorLanes {
  /** The widest the machine prefers, or {@code -Drangefinder.vectorBits=128|256|512}. */
  static final VectorSpecies<Float> SPECIES = species(System.getProperty("rangefinder.vectorBits"));

  /** Floats in a vector. */
  static final int COUNT = SPECIES.length();

  private VectorLanes() {}

  private static VectorSpecies<Float> species(String bits) {
    if (bits == null) {
      return FloatVector.SPECIES_PREFERRED;
    }
    return VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.parseInt(bits)));
  }
}
