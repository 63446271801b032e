package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * ReLU and max-pooling of what a convolution has just computed, while it is in the first-level
 * cache. {@link VectorMaxPoolGradient} is the way back.
 *
 * <p>The pixels that compete for a cell of the output stand in neighbouring rows. A vector of
 * channels is taken through all cells, once for each place in the window: long plain loops, where a
 * loop over the window would be as short as 4.
 */
final class VectorMaxPool {
  /**
   * Stands for the winner of a window in which the ReLU let nothing through: less than any place,
   * and as an integer a place that is there.
   */
  static final float NO_WINNER = -0.5f;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorMaxPool() {}

  /**
   * output (cells, width of filters columns) and winners alike = the largest of each window of
   * rows, or NaN if there is one among them.
   *
   * @param rows (cells · window, pitch); of each row the first width floats count
   * @param winners place of the largest in its window, the first of equals; unused for windows of
   *     one row
   * @param spills whether what is behind a cell's columns is written later: then a vector may reach
   *     past them
   */
  static void forward(
      float[] rows,
      int pitch,
      int cells,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int outputAt,
      int filters,
      int width,
      boolean spills) {
    int rowStep = window * pitch;
    int whole = SPECIES.loopBound(width);
    if (whole < width) {
      int alone = spills ? Math.max(cells - cellsOf(LANES, filters), 0) : 0;
      for (int cell = 0; cell < alone; cell++) {
        int to = outputAt + cell * filters + whole;
        forwardCell(rows, cell * rowStep + whole, pitch, window, relu, output, winners, to);
      }
      for (int cell = alone; cell < cells; cell++) {
        for (int column = whole; column < width; column++) {
          int to = outputAt + cell * filters + column;
          forwardOne(rows, cell * rowStep + column, pitch, window, relu, output, winners, to);
        }
      }
    }
    for (int column = 0; column < whole; column += LANES) {
      int to = outputAt + column;
      if (window > 1) {
        firstWins(rows, column, rowStep, cells, relu, output, winners, to, filters);
      } else {
        takeFirst(rows, column, rowStep, cells, relu, output, to, filters);
      }
      for (int place = 1; place < window; place++) {
        int from = place * pitch + column;
        takeLarger(rows, from, rowStep, cells, place, output, winners, to, filters);
      }
    }
  }

  /** How many cells it takes until a vector that begins in the first of them ends before them. */
  static int cellsOf(int lanes, int filters) {
    return (lanes - 1) / filters + 1;
  }

  /** A vector of channels of one cell. */
  private static void forwardCell(
      float[] rows,
      int from,
      int pitch,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int to) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    FloatVector best = FloatVector.fromArray(SPECIES, rows, from);
    FloatVector none = FloatVector.broadcast(SPECIES, NO_WINNER);
    FloatVector winner =
        FloatVector.zero(SPECIES).blend(none, best.compare(VectorOperators.LE, least));
    best = best.max(least);
    for (int place = 1; place < window; place++) {
      FloatVector value = FloatVector.fromArray(SPECIES, rows, from + place * pitch);
      winner = winner.blend(place, value.compare(VectorOperators.GT, best));
      best = best.max(value);
    }
    best.intoArray(output, to);
    if (window > 1) {
      winner.intoArray(winners, to);
    }
  }

  private static void takeFirst(
      float[] rows,
      int from,
      int rowStep,
      int cells,
      boolean relu,
      float[] output,
      int to,
      int filters) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    for (int cell = 0; cell < cells; cell++) {
      FloatVector.fromArray(SPECIES, rows, from + cell * rowStep)
          .max(least)
          .intoArray(output, to + cell * filters);
    }
  }

  private static void firstWins(
      float[] rows,
      int from,
      int rowStep,
      int cells,
      boolean relu,
      float[] output,
      float[] winners,
      int to,
      int filters) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    FloatVector none = FloatVector.broadcast(SPECIES, NO_WINNER);
    for (int cell = 0; cell < cells; cell++) {
      int at = to + cell * filters;
      FloatVector value = FloatVector.fromArray(SPECIES, rows, from + cell * rowStep);
      VectorMask<Float> dead = value.compare(VectorOperators.LE, least);
      value.max(least).intoArray(output, at);
      FloatVector.zero(SPECIES).blend(none, dead).intoArray(winners, at);
    }
  }

  private static void takeLarger(
      float[] rows,
      int from,
      int rowStep,
      int cells,
      float place,
      float[] output,
      float[] winners,
      int to,
      int filters) {
    FloatVector placeVector = FloatVector.broadcast(SPECIES, place);
    for (int cell = 0; cell < cells; cell++) {
      int at = to + cell * filters;
      FloatVector value = FloatVector.fromArray(SPECIES, rows, from + cell * rowStep);
      FloatVector best = FloatVector.fromArray(SPECIES, output, at);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best.max(value).intoArray(output, at); // NaN stays, which larger knows nothing of
      FloatVector.fromArray(SPECIES, winners, at).blend(placeVector, larger).intoArray(winners, at);
    }
  }

  private static void forwardOne(
      float[] rows,
      int from,
      int pitch,
      int window,
      boolean relu,
      float[] output,
      float[] winners,
      int to) {
    float best = relu ? Math.max(rows[from], 0) : rows[from];
    float winner = relu && rows[from] <= 0 ? NO_WINNER : 0;
    for (int place = 1; place < window; place++) {
      float value = rows[from + place * pitch];
      if (value > best) {
        winner = place;
      }
      best = Math.max(best, value);
    }
    output[to] = best;
    if (window > 1) {
      winners[to] = winner;
    }
  }
}
