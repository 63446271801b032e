package io.github.rangefinder.finder.source.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/**
 * Which numbers of a table say that there is none: nines such as -999 or 9999, the codes of
 * surveys, and any number that lies far below all others in several columns. Such a number comes
 * again.
 */
final class GapCodes {
  private static final Pattern NINES = Pattern.compile("-?9{2,7}(?:\\.9{1,3}|\\.25)?|-32768");

  /** What surveys write for "no answer", "do not know" and "does not apply", several of these. */
  private static final Pattern SURVEY = Pattern.compile("9*9[6-9]|7{2,5}|8{2,5}");

  private static final int FEWEST_COLUMNS = 3;
  private static final int MOST_CODES = 4;
  private static final int FEWEST_OTHERS = 3;

  /** A number above all others stands so many times their range from them. */
  private static final int FAR_ABOVE = 10;

  /** So many times, if several codes stand there. */
  private static final int SEVERAL_FAR_ABOVE = 3;

  /** What programs write where nothing was measured lies above all that is. */
  private static final double BEYOND = 1e20;

  /** In how many columns a number lies far below all others. */
  private final Map<Double, Integer> farBelow = new HashMap<>();

  /** By the numbers of all columns. */
  GapCodes(Collection<NumberEnds> columns) {
    for (NumberEnds ends : columns) {
      if (isAgainBelow(ends) && isFarBelow(ends)) {
        farBelow.merge(ends.least().get(0).value(), 1, Integer::sum);
      }
    }
  }

  /** The numbers of a column that stand for none, which lie at one end of it. */
  List<NumberEnds.Number> among(NumberEnds ends) {
    if (isAgainBelow(ends) && isCode(ends.least().get(0).value())) {
      return isFarBelow(ends) || ends.least().get(1).value() >= 0
          ? ends.least().subList(0, 1)
          : List.of();
    }
    List<NumberEnds.Number> codes = above(ends, GapCodes::isOfSurvey);
    return codes.size() > 1 ? codes : above(ends, this::isCode);
  }

  private boolean isCode(double value) {
    return farBelow.getOrDefault(value, 0) >= FEWEST_COLUMNS
        || Math.abs(value) >= BEYOND
        || NINES.matcher(GapNumber.text(value)).matches();
  }

  private static boolean isOfSurvey(double value) {
    return SURVEY.matcher(GapNumber.text(value)).matches();
  }

  /** Whether the smallest number is there twice beside enough others. */
  private static boolean isAgainBelow(NumberEnds ends) {
    return ends.least().size() > FEWEST_OTHERS
        && ends.least().get(0).value() < 0
        && ends.least().get(0).times() > 1;
  }

  /** Whether the smallest number is farther from all others than these are from one another. */
  private static boolean isFarBelow(NumberEnds ends) {
    double above = ends.least().get(1).value();
    return above - ends.least().get(0).value() > ends.most().get(0).value() - above;
  }

  /** The largest numbers as far as they are codes, if they come again and lie far enough. */
  private static List<NumberEnds.Number> above(NumberEnds ends, DoublePredicate isCode) {
    int codes = 0;
    while (codes < Math.min(MOST_CODES, ends.most().size())
        && ends.most().get(codes).value() > 0
        && isCode.test(ends.most().get(codes).value())) {
      codes++;
    }
    int times = ends.most().stream().limit(codes).mapToInt(NumberEnds.Number::times).sum();
    if (times < 2 || ends.most().size() < codes + 1) {
      return List.of();
    }
    double lowestCode = ends.most().get(codes - 1).value();
    double highest = ends.most().get(codes).value();
    long others = ends.least().stream().filter(one -> one.value() < lowestCode).count();
    double range = highest - ends.least().get(0).value();
    boolean far = lowestCode - highest > (codes > 1 ? SEVERAL_FAR_ABOVE : FAR_ABOVE) * range;
    return others >= FEWEST_OTHERS && far ? ends.most().subList(0, codes) : List.of();
  }
}
