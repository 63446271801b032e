package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Neighbouring axes of a sample, and how many elements lie before, along and behind them: element
 * (o, i, n) of a sample stands at (o · along + i) · behind + n.
 */
record Axes(int before, int along, int behind) {
  /**
   * The axes of a shape.
   *
   * @param axes counted from 0 for a sample's first, or from -1 downwards for its last
   */
  static Axes of(String layer, List<Integer> axes, Shape shape) {
    int rank = shape.rank();
    int[] sorted = sorted(layer, axes, shape);
    int first = sorted[0];
    int end = first + sorted.length;
    return new Axes(size(shape, 0, first), size(shape, first, end), size(shape, end, rank));
  }

  /** The axes counted from 0, ascending, of a shape that has each of them. */
  static int[] sorted(String layer, List<Integer> axes, Shape shape) {
    int rank = shape.rank();
    int[] sorted = axes.stream().mapToInt(axis -> axis < 0 ? axis + rank : axis).sorted().toArray();
    boolean areThere = sorted.length > 0 && sorted[0] >= 0 && sorted[sorted.length - 1] < rank;
    if (!areThere || Arrays.stream(sorted).distinct().count() < sorted.length) {
      throw new IllegalArgumentException(
          "%s of axes %s expects samples that have each of these axes, got %s"
              .formatted(layer, axes, shape));
    }
    return sorted;
  }

  /** Whether axes, ascending, stand side by side. */
  static boolean areNeighbours(int... sorted) {
    return sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
  }

  private static int size(Shape shape, int from, int to) {
    return Arrays.stream(shape.dims(), from, to).reduce(1, (a, b) -> a * b);
  }
}
