package io.github.rangefinder.finder.source.table;

import java.util.Collection;
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

  private static final int FEWEST_COLUMNS = 3;

  /** A number above all others stands so many times their range from them. */
  private static final int FAR_ABOVE = 10;

  /** In how many columns a number lies far below all others. */
  private final Map<Double, Integer> farBelow = new HashMap<>();

  /** By the numbers of all columns. */
  GapCodes(Collection<NumberEnds> columns) {
    for (NumberEnds ends : columns) {
      if (isAgainBelow(ends) && isFarBelow(ends)) {
        farBelow.merge(ends.least(), 1, Integer::sum);
      }
    }
  }

  /** The number of a column that stands for none; empty if each may be what it says. */
  OptionalDouble among(NumberEnds ends) {
    if (isAgainBelow(ends) && isCode(ends.least())) {
      return isFarBelow(ends) || ends.above() >= 0
          ? OptionalDouble.of(ends.least())
          : OptionalDouble.empty();
    }
    return isAgainAbove(ends) && isCode(ends.most()) && isFarAbove(ends)
        ? OptionalDouble.of(ends.most())
        : OptionalDouble.empty();
  }

  private boolean isCode(double value) {
    return farBelow.getOrDefault(value, 0) >= FEWEST_COLUMNS
        || NINES.matcher(GapNumber.text(value)).matches();
  }

  /** Whether the smallest number is there twice beside enough others. */
  private static boolean isAgainBelow(NumberEnds ends) {
    return ends.areVaried() && ends.least() < 0 && ends.leastTimes() > 1;
  }

  private static boolean isAgainAbove(NumberEnds ends) {
    return ends.areVaried() && ends.most() > 0 && ends.mostTimes() > 1;
  }

  /** Whether the smallest number is farther from all others than these are from one another. */
  private static boolean isFarBelow(NumberEnds ends) {
    return ends.above() - ends.least() > ends.most() - ends.above();
  }

  private static boolean isFarAbove(NumberEnds ends) {
    return ends.most() - ends.below() > FAR_ABOVE * (ends.below() - ends.least());
  }
}
