package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.report.chart.Thinned;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was measured at a row of points, all columns of which are read together.
 *
 * @param name whose points these are; a name of the plot's legend
 * @param x where each point lies, ascending
 * @param columns values by name, as many as points each; NaN where there is none
 */
public record Series(String name, double[] x, Map<String, double[]> columns) {
  /** Puts the points in order and checks that each column has a value for each. */
  public Series {
    double[] unsorted = x;
    int[] order =
        isSorted(x)
            ? IntStream.range(0, x.length).toArray()
            : IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> unsorted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    Map<String, double[]> sorted = new LinkedHashMap<>();
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      if (column.getValue().length != x.length) {
        throw new IllegalArgumentException(
            "expected %d values of '%s', one for each point of '%s', got %d"
                .formatted(x.length, column.getKey(), name, column.getValue().length));
      }
      sorted.put(column.getKey(), inOrder(column.getValue(), order));
    }
    x = inOrder(x, order);
    columns = sorted;
  }

  private static boolean isSorted(double[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i]);
  }

  /**
   * The points that show as much as all of them where these columns are drawn: all of them unless
   * there are very many.
   */
  Series thinned(List<String> drawn) {
    if (Thinned.keepsAll(x.length)) {
      return this;
    }
    int[] places =
        drawn.stream()
            .flatMapToInt(column -> IntStream.of(Thinned.ofFinite(columns.get(column))))
            .sorted()
            .distinct()
            .toArray();
    Map<String, double[]> thin = new LinkedHashMap<>();
    columns.forEach((column, values) -> thin.put(column, inOrder(values, places)));
    return new Series(name, inOrder(x, places), thin);
  }

  /** A series without points yet, for a page that shows a run as it goes. */
  public static Series empty(String name, String... columns) {
    Map<String, double[]> none = new LinkedHashMap<>();
    for (String column : columns) {
      none.put(column, new double[0]);
    }
    return new Series(name, new double[0], none);
  }

  private static double[] inOrder(double[] values, int[] order) {
    return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
  }
}
