package io.github.rangefinder.finder.source.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Which numbers of a table say that there is none: nines such as -999 or 9999, and any number that
 * lies far below all others in several columns. Such a number comes again.
 */
final class GapCodes {
  private static final Pattern NINES = Pattern.compile("-?9{2,7}(?:\\.9{1,3}|\\.25)?|-32768");

  private static final int FEWEST_OTHERS = 3;
  private static final int FEWEST_COLUMNS = 3;

  /** A number above all others stands so many times their range from them. */
  private static final int FAR_ABOVE = 10;

  /** In how many columns a number lies far below all others. */
  private final Map<Double, Integer> farBelow = new HashMap<>();

  /** Looks at the numbers of one more column. */
  void look(double[] values) {
    double[] sorted = sorted(values);
    if (isAgain(sorted, 0) && isFarBelow(sorted)) {
      farBelow.merge(sorted[0], 1, Integer::sum);
    }
  }

  /** The number of a column that stands for none; empty if each may be what it says. */
  OptionalDouble among(double[] values) {
    double[] sorted = sorted(values);
    int top = sorted.length - 1;
    if (isAgain(sorted, 0) && isCode(sorted[0])) {
      return isFarBelow(sorted) || above(sorted) >= 0
          ? OptionalDouble.of(sorted[0])
          : OptionalDouble.empty();
    }
    return isAgain(sorted, top) && isCode(sorted[top]) && isFarAbove(sorted)
        ? OptionalDouble.of(sorted[top])
        : OptionalDouble.empty();
  }

  private boolean isCode(double value) {
    return farBelow.getOrDefault(value, 0) >= FEWEST_COLUMNS
        || NINES.matcher(GapNumber.text(value)).matches();
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).sorted().toArray();
  }

  /** Whether the smallest number, or the largest, is there twice beside enough others. */
  private static boolean isAgain(double[] sorted, int end) {
    return Arrays.stream(sorted).distinct().limit(FEWEST_OTHERS + 1).count() > FEWEST_OTHERS
        && (end == 0
            ? sorted[0] < 0 && sorted[1] == sorted[0]
            : sorted[end] > 0 && sorted[end - 1] == sorted[end]);
  }

  /** Whether the smallest number is farther from all others than these are from one another. */
  private static boolean isFarBelow(double[] sorted) {
    return above(sorted) - sorted[0] > sorted[sorted.length - 1] - above(sorted);
  }

  private static boolean isFarAbove(double[] sorted) {
    double top = sorted[sorted.length - 1];
    double next = Arrays.stream(sorted).filter(value -> value < top).max().orElseThrow();
    return top - next > FAR_ABOVE * (next - sorted[0]);
  }

  /** The smallest number but one. */
  private static double above(double[] sorted) {
    return Arrays.stream(sorted).filter(value -> value > sorted[0]).findFirst().orElseThrow();
  }
}
