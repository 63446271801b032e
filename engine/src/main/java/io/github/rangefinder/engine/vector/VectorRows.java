package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Short rows on their way from the sums of a tile to the pixels that they belong to. */
final class VectorRows {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  /** Stands for the pixel of a row that nobody asked for. */
  static final int NO_PIXEL = -1;

  private VectorRows() {}

  /**
   * out (pixels, step) = the first columns of from (rows, width), from fromAt on; row r belongs to
   * pixel {@code pixels[first + r]}, which begins at {@code out[outAt + pixel · step]}, or to none
   * where that is {@link #NO_PIXEL}.
   */
  static void copy(
      float[] from,
      int fromAt,
      int width,
      int rows,
      int columns,
      float[] out,
      int outAt,
      int[] pixels,
      int first,
      int step) {
    int whole = SPECIES.loopBound(columns);
    for (int r = 0; r < rows; r++) {
      if (pixels[first + r] == NO_PIXEL) {
        continue;
      }
      int row = fromAt + r * width;
      int to = outAt + pixels[first + r] * step;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector.fromArray(SPECIES, from, row + i).intoArray(out, to + i);
      }
      for (int i = whole; i < columns; i++) {
        out[to + i] = from[row + i];
      }
    }
  }

  /** The same, added to what out holds. */
  static void add(
      float[] from,
      int fromAt,
      int width,
      int rows,
      int columns,
      float[] out,
      int outAt,
      int[] pixels,
      int first,
      int step) {
    int whole = SPECIES.loopBound(columns);
    for (int r = 0; r < rows; r++) {
      if (pixels[first + r] == NO_PIXEL) {
        continue;
      }
      int row = fromAt + r * width;
      int to = outAt + pixels[first + r] * step;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector.fromArray(SPECIES, out, to + i)
            .add(FloatVector.fromArray(SPECIES, from, row + i))
            .intoArray(out, to + i);
      }
      for (int i = whole; i < columns; i++) {
        out[to + i] += from[row + i];
      }
    }
  }
}
