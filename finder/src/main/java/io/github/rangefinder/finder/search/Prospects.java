package io.github.rangefinder.finder.search;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What rates would come to in a whole training that have not had one.
 *
 * <p>A rate with a shorter training is expected to gain from there what the others have gained. One
 * next to the best rate is expected halfway between what is known, or expected, on both of its
 * sides; with nothing beyond, a little worse than the best. A rate that failed counts like the
 * worst one that did not. But above the best rate trainings break all at once: how bad the next
 * known one is does not say how near to the best one that begins, so that it counts as a little
 * worse at most. Where values fall steeply towards the best rate, a better one lies above it.
 *
 * <p>Where all whole trainings have gained next to nothing since their shorter ones, the loss may
 * stand still for a while yet, and neighbours of them would tell no more. Then the largest rate
 * with a shorter training that was not much worse comes first: it leaves such a place first.
 *
 * <p>Where the best whole training came to more than its shorter one, smaller rates may not have
 * turned yet, and the one half a decade below comes first. Where it is the largest one's, and the
 * next smaller rate did much worse, the one half a decade above does.
 *
 * <p>Chosen by replaying races on stored trainings, see {@code suggestions.md}.
 */
final class Prospects {
  /** How much worse than the best value, as a share of it, the next rate is with none beyond. */
  private static final double BEYOND = 0.02;

  /** How much worse, as a share of the best value, what lies above the best rate counts at most. */
  private static final double ABOVE = 0.2;

  /** What a whole training's cost weighs, as a share of the best value. */
  private static final double OF_COST = 0.2;

  /** A gain of less than this share of the value is next to nothing. */
  private static final double STANDS_STILL = 0.1;

  /** How much worse than the best one, as a share of it, a shorter training is not much worse. */
  private static final double NOT_MUCH = 0.2;

  private final Scores scores;
  private final double shorter;
  private final double whole;
  private final List<Integer> shorterTrained;
  private final TreeMap<Integer, Double> expected = new TreeMap<>();

  /**
   * The prospects of a race.
   *
   * @param shorter the length of the round before the last one; the whole length if there is none
   * @param whole that of the last one
   * @param most so many of the shorter trainings, the best ones, count
   */
  Prospects(Scores scores, double shorter, double whole, int most) {
    this.scores = scores;
    this.shorter = shorter;
    this.whole = whole;
    List<Integer> ranked = scores.ranked(shorter).stream().filter(p -> !scores.failed(p)).toList();
    this.shorterTrained = ranked.subList(0, Math.min(ranked.size(), most));
    double gain =
        ranked.stream()
            .filter(place -> isFinite(place))
            .mapToDouble(place -> value(place, whole) - value(place, shorter))
            .average()
            .orElse(0);
    ranked.forEach(place -> expected.put(place, value(place, shorter) + gain));
    scores.places(whole).forEach(place -> expected.put(place, value(place, whole)));
    double worst =
        scores.all().stream()
            .mapToDouble(Score::value)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
    scores.all().stream()
        .filter(Score::failed)
        .forEach(score -> expected.put(Places.nearest(score.entry().learningRate()), worst));
  }

  private boolean isFinite(int place) {
    return Double.isFinite(scores.value(place, whole).orElse(Double.NaN));
  }

  private double value(int place, double length) {
    return scores.value(place, length).orElseThrow();
  }

  /**
   * Which place is to be trained to the end next; empty if there is none.
   *
   * @param allowed whether it may be
   * @param cost what that takes, in whole trainings
   */
  OptionalInt best(IntPredicate allowed, IntToDoubleFunction cost) {
    List<Integer> done = scores.ranked(whole);
    if (done.isEmpty()) {
      return OptionalInt.empty();
    }
    TreeSet<Integer> open = new TreeSet<>(shorterTrained);
    int best = done.get(0);
    double value = value(best, whole);
    if (!scores.failed(best)) {
      OptionalInt first = first(done, allowed);
      if (first.isPresent()) {
        return first;
      }
      open.addAll(List.of(best - 1, best + 1));
    }
    Comparator<Integer> promise =
        Comparator.comparingDouble(
            place ->
                expected(place, best, value)
                    + OF_COST * cost.applyAsDouble(place) * Math.abs(value));
    return open.stream()
        .filter(place -> scores.value(place, whole).isEmpty() && !scores.failed(place))
        .filter(allowed::test)
        .min(promise)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** What comes before the best one's neighbours. */
  private OptionalInt first(List<Integer> done, IntPredicate allowed) {
    int best = done.get(0);
    if (scores.worsens(best, shorter, whole)) {
      return untrained(best - Race.HALF_DECADE, allowed);
    }
    if (standsStill(done)) {
      return largerThan(best, allowed);
    }
    int above = best + Race.HALF_DECADE;
    return scores.mayLieAbove(best, whole) && isNotMuchWorse(above, best)
        ? untrained(above, allowed)
        : OptionalInt.empty();
  }

  /** Whether a place's shorter training was not much worse than another's, as far as is known. */
  private boolean isNotMuchWorse(int place, int than) {
    double value = scores.value(than, shorter).orElse(Double.POSITIVE_INFINITY);
    return isNotMuchWorse(scores.value(place, shorter).orElse(value), value);
  }

  private static boolean isNotMuchWorse(double value, double than) {
    return value <= than + NOT_MUCH * Math.abs(than);
  }

  private boolean standsStill(List<Integer> done) {
    return done.stream()
        .filter(place -> isFinite(place) && scores.value(place, shorter).isPresent())
        .allMatch(
            place ->
                value(place, shorter) - value(place, whole)
                    <= STANDS_STILL * Math.abs(value(place, whole)));
  }

  /** The largest rate above the best one with a shorter training that was not much worse. */
  private OptionalInt largerThan(int best, IntPredicate allowed) {
    double lowest =
        shorterTrained.stream().mapToDouble(place -> value(place, shorter)).min().orElse(0);
    return shorterTrained.stream()
        .filter(place -> place > best && scores.value(place, whole).isEmpty())
        .filter(place -> isNotMuchWorse(value(place, shorter), lowest))
        .filter(allowed::test)
        .mapToInt(place -> place)
        .max();
  }

  private OptionalInt untrained(int one, IntPredicate allowed) {
    return IntStream.of(one)
        .filter(place -> scores.value(place, whole).isEmpty() && !scores.failed(place))
        .filter(allowed)
        .findFirst();
  }

  private double expected(int place, int best, double value) {
    if (expected.containsKey(place)) {
      return expected.get(place);
    }
    Integer below = expected.lowerKey(place);
    Integer above = expected.higherKey(place);
    if (below == null || above == null) {
      return value + BEYOND * Math.abs(value);
    }
    double aboveIt = expected.get(above);
    double counted = place > best ? Math.min(aboveIt, value + ABOVE * Math.abs(value)) : aboveIt;
    return expected.get(below) / 2 + counted / 2;
  }
}
