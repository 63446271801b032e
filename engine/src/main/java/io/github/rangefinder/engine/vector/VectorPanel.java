package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Packs a panel for {@link VectorTile}: rows of two vectors, brought together. */
final class VectorPanel {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorPanel() {}

  /** panel (height, COLUMNS) = the first COLUMNS of b (height, rowLength), row by row. */
  static void copy(float[] b, int bAt, int rowLength, float[] panel, int panelAt, int height) {
    for (int i = 0; i < height; i++) {
      int from = bAt + i * rowLength;
      int to = panelAt + i * 2 * LANES;
      FloatVector.fromArray(SPECIES, b, from).intoArray(panel, to);
      FloatVector.fromArray(SPECIES, b, from + LANES).intoArray(panel, to + LANES);
    }
  }
}
