package io.github.rangefinder.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * ReLU and max-pooling of what a convolution has just computed, while it is in the first-level
 * cache.
 *
 * <p>The pixels that compete are neighbouring rows of columns (channels); one vector of channels is
 * walked down such a window, with the maximum and the index of the winner in registers.
 */
final class VectorMaxPool {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorMaxPool() {}

  /**
   * output (cells, width of filters columns) and winners alike = the largest of each window of
   * rows.
   *
   * @param rows (cells · window, pitch); of each row the first width floats count
   * @param winners index of the largest within its window, the first of equals; unused for windows
   *     of one row
   */
  static void apply(
      float[] rows,
      int pitch,
      int cells,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int outputAt,
      int filters,
      int width) {
    int vectorWidth = SPECIES.loopBound(width);
    for (int cell = 0; cell < cells; cell++) {
      int at = cell * window * pitch;
      int target = outputAt + cell * filters;
      for (int column = 0; column < vectorWidth; column += LANES) {
        if (window > 1) {
          largest(rows, at + column, pitch, window, relu, output, winners, target + column);
        } else {
          FloatVector value = FloatVector.fromArray(SPECIES, rows, at + column);
          (relu ? value.max(FloatVector.zero(SPECIES)) : value).intoArray(output, target + column);
        }
      }
      for (int column = vectorWidth; column < width; column++) {
        largestOfColumn(rows, at + column, pitch, window, relu, output, winners, target + column);
      }
    }
  }

  private static void largest(
      float[] rows,
      int at,
      int pitch,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int target) {
    FloatVector best = FloatVector.fromArray(SPECIES, rows, at);
    FloatVector winner = FloatVector.zero(SPECIES);
    for (int i = 1; i < window; i++) {
      FloatVector value = FloatVector.fromArray(SPECIES, rows, at + i * pitch);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best = best.blend(value, larger);
      winner = winner.blend(FloatVector.broadcast(SPECIES, (float) i), larger);
    }
    (relu ? best.max(FloatVector.zero(SPECIES)) : best).intoArray(output, target);
    winner.intoArray(winners, target);
  }

  private static void largestOfColumn(
      float[] rows,
      int at,
      int pitch,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int target) {
    float best = rows[at];
    int winner = 0;
    for (int i = 1; i < window; i++) {
      float value = rows[at + i * pitch];
      if (value > best) {
        best = value;
        winner = i;
      }
    }
    output[target] = relu ? Math.max(best, 0) : best;
    if (window > 1) {
      winners[target] = winner;
    }
  }
}
