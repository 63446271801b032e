package io.github.rangefinder.finder.report.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which points of a long line are enough to draw it: of each column of the picture the lowest and
 * the highest, so that a million points take no longer than a thousand and look the same.
 */
public final class Thinned {
  /** A picture has about as many pixels from left to right. */
  private static final int COLUMNS = 1000;

  private Thinned() {}

  /** Whether a line of so many points is drawn with all of them. */
  public static boolean keepsAll(int points) {
    return points <= 2 * COLUMNS;
  }

  /** The places of the points to draw among those that are finite, rising. */
  public static int[] ofFinite(double[] values) {
    int[] finite =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    int[] enough = of(IntStream.of(finite).mapToDouble(i -> values[i]).toArray());
    return IntStream.of(enough).map(i -> finite[i]).toArray();
  }

  /** The places of the points to draw, rising; the first and the last are among them. */
  static int[] of(double[] values) {
    if (keepsAll(values.length)) {
      return IntStream.range(0, values.length).toArray();
    }
    int[] places = new int[2 * COLUMNS + 2];
    for (int column = 0; column < COLUMNS; column++) {
      int from = (int) ((long) column * values.length / COLUMNS);
      int to = (int) ((column + 1L) * values.length / COLUMNS);
      int lowest = from;
      int highest = from;
      for (int i = from + 1; i < to; i++) {
        lowest = values[i] < values[lowest] ? i : lowest;
        highest = values[i] > values[highest] ? i : highest;
      }
      places[2 * column] = lowest;
      places[2 * column + 1] = highest;
    }
    places[2 * COLUMNS + 1] = values.length - 1;
    return Arrays.stream(places).sorted().distinct().toArray();
  }
}
