package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a column's numbers are at both ends, each number once.
 *
 * @param least the smallest first, five at most
 * @param most the largest first, five at most
 */
record NumberEnds(List<Number> least, List<Number> most) {
  private static final int MOST = 5;

  /** A number and how often it is there. */
  record Number(double value, int times) {}

  /** Of numbers, none of which is NaN. */
  static NumberEnds of(double[] values) {
    TreeMap<Double, Integer> least = new TreeMap<>();
    TreeMap<Double, Integer> most = new TreeMap<>();
    for (double value : values) {
      double number = value + 0.0; // which makes 0 of -0
      if (least.size() < MOST || number <= least.lastKey()) {
        least.merge(number, 1, Integer::sum);
        if (least.size() > MOST) {
          least.pollLastEntry();
        }
      }
      if (most.size() < MOST || number >= most.firstKey()) {
        most.merge(number, 1, Integer::sum);
        if (most.size() > MOST) {
          most.pollFirstEntry();
        }
      }
    }
    return new NumberEnds(numbers(least), numbers(most.descendingMap()));
  }

  private static List<Number> numbers(NavigableMap<Double, Integer> times) {
    List<Number> numbers = new ArrayList<>();
    times.forEach((value, count) -> numbers.add(new Number(value, count)));
    return List.copyOf(numbers);
  }
}
