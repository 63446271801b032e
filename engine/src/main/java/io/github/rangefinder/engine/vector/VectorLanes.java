package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this run. A species must be a {@code static final} constant, or every vector
 * is boxed (package description of {@code jdk.incubator.vector}).
 */
public final class VectorLanes {
  /** System property that asks for another width than the machine's own. */
  public static final String PROPERTY = "rangefinder.vectorBits";

  /** The widest the machine prefers, or {@code -Drangefinder.vectorBits=128|256|512}. */
  static final VectorSpecies<Float> SPECIES = species(System.getProperty(PROPERTY));

  /**
   * Floats in the widest vector there is. Where the sizes of an operation decide how its sums are
   * cut, they are compared with this and not with {@link #COUNT}: the same bits for any width.
   */
  static final int WIDEST = 16;

  /** Floats in a vector. */
  public static final int COUNT = SPECIES.length();

  /** Elements that several passes work on before the next ones are touched; a multiple of COUNT. */
  static final int BLOCK = 512;

  /** Floats of scratch that a kernel over arrays asks for at most. */
  public static final int SCRATCH = 3 * BLOCK;

  private VectorLanes() {}

  private static VectorSpecies<Float> species(String bits) {
    if (bits == null) {
      return FloatVector.SPECIES_PREFERRED;
    }
    return switch (bits) {
      case "128", "256", "512" ->
          VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.parseInt(bits)));
      default ->
          throw new IllegalStateException(
              PROPERTY + " must be 128, 256 or 512, got \"" + bits + "\"");
    };
  }
}
