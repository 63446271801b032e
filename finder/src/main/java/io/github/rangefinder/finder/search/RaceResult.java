package io.github.rangefinder.finder.search;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * What a race came to.
 *
 * @param rules what it was for
 * @param scores every training, in the order they were asked for
 * @param spent the epochs they took together
 * @param complete whether nobody interrupted it
 */
public record RaceResult(RaceRules rules, List<Score> scores, double spent, boolean complete) {
  /** Values within this share of the best one bear it out. */
  private static final double ABOUT = 0.2;

  /** Two learning rates are near within so many places: half a decade. */
  private static final int NEAR = 2;

  /** A value that chance moves by more than this share of it is no evidence. */
  private static final double QUARTER = 0.25;

  /** Copies the list. */
  public RaceResult {
    scores = List.copyOf(scores);
  }

  private Scores table() {
    Scores table = new Scores();
    scores.forEach(table::add);
    return table;
  }

  /** The lengths of trainings that there were, growing. */
  public List<Double> lengths() {
    return scores.stream().map(score -> score.entry().epochs()).distinct().sorted().toList();
  }

  /** The length of the longest trainings that did not all fail; empty if all did. */
  public OptionalDouble decidingLength() {
    return scores.stream()
        .filter(score -> !score.failed())
        .mapToDouble(score -> score.entry().epochs())
        .max();
  }

  /** The best learning rate: the lowest value after the longest trainings; empty if all failed. */
  public OptionalDouble learningRate() {
    OptionalDouble length = decidingLength();
    return length.isEmpty()
        ? length
        : OptionalDouble.of(Places.learningRate(table().ranked(length.getAsDouble()).get(0)));
  }

  /** The value of the best learning rate, the mean of its seeds; NaN if all failed. */
  public double value() {
    OptionalDouble rate = learningRate();
    return rate.isEmpty()
        ? Double.NaN
        : table()
            .value(Places.nearest(rate.getAsDouble()), decidingLength().getAsDouble())
            .orElseThrow();
  }

  /** Whether the best learning rate was trained for as long as it is for. */
  public boolean isWhole() {
    return decidingLength().orElse(0) >= rules.epochs();
  }

  /** Whether on either side of the best learning rate another one was tried and found worse. */
  public boolean isEnclosed() {
    OptionalDouble rate = learningRate();
    if (rate.isEmpty()) {
      return false;
    }
    int best = Places.nearest(rate.getAsDouble());
    boolean below = false;
    boolean above = false;
    for (Score score : scores) {
      int place = Places.nearest(score.entry().learningRate());
      below |= place < best;
      above |= place > best;
    }
    return below && above;
  }

  /**
   * Whether more than one training speaks for the best rate: a near one does almost as well in a
   * whole training, or those next to it on both sides were trained that long and do worse, or what
   * was read off a range test is near. Over the stored trainings of 127 tasks one in twenty of such
   * answers had a regret over 1.25, of the others one in nine, see {@code suggestions.md}.
   *
   * @param readOff what a range test suggests, if there was one
   */
  public boolean isBorneOut(OptionalDouble readOff) {
    OptionalDouble rate = learningRate();
    if (rate.isEmpty()) {
      return false;
    }
    int best = Places.nearest(rate.getAsDouble());
    Scores table = table();
    double about = value() + ABOUT * Math.abs(value());
    boolean enclosed =
        IntStream.of(best - 1, best + 1)
            .allMatch(place -> table.value(place, rules.epochs()).isPresent());
    return enclosed
        || IntStream.rangeClosed(best - NEAR, best + NEAR)
            .filter(place -> place != best)
            .anyMatch(
                place ->
                    table.value(place, rules.epochs()).orElse(Double.POSITIVE_INFINITY) <= about)
        || (readOff.isPresent()
            && Math.abs(Places.between(rate.getAsDouble(), readOff.getAsDouble())) <= NEAR);
  }

  /**
   * Whether there are enough validation samples for the best value to mean something: another draw
   * of as many would usually move it by less than a quarter. Over the stored trainings on small
   * tables one in four of the others had a regret over 1.25, see {@code suggestions.md}.
   */
  public boolean isSharp() {
    OptionalDouble rate = learningRate();
    double error =
        rate.isEmpty()
            ? Double.NaN
            : table()
                .standardError(Places.nearest(rate.getAsDouble()), decidingLength().getAsDouble());
    return !(error > QUARTER * Math.abs(value()));
  }

  /**
   * Whether the best value is that of a training that was better before it ended, by more than a
   * tenth. Of such answers two in three had a regret over 1.25, see {@code suggestions.md}.
   */
  public boolean hasWorsened() {
    List<Double> lengths = lengths();
    OptionalDouble rate = learningRate();
    return rate.isPresent()
        && lengths.size() > 1
        && table()
            .worsens(
                Places.nearest(rate.getAsDouble()),
                lengths.get(lengths.size() - 2),
                lengths.get(lengths.size() - 1));
  }

  /**
   * Whether the best rate is the largest with a whole training that did not fail, and the next
   * smaller one with one did more than a tenth worse, so that the best may lie above. Of such
   * answers one in four had a regret over 1.25, see {@code suggestions.md}.
   */
  public boolean mayLieAbove() {
    OptionalDouble rate = learningRate();
    return rate.isPresent()
        && table().mayLieAbove(Places.nearest(rate.getAsDouble()), decidingLength().getAsDouble());
  }

  /** Whether everything speaks for the answer, see the questions above; not if interrupted. */
  public boolean isReliable(OptionalDouble readOff) {
    return complete
        && isWhole()
        && isEnclosed()
        && isBorneOut(readOff)
        && isSharp()
        && !hasWorsened()
        && !mayLieAbove();
  }

  /**
   * The learning rates within a share of the best one's value; both are it where nothing is known.
   */
  public WithinShare range() {
    OptionalDouble rate = learningRate();
    return rate.isEmpty()
        ? new WithinShare(Double.NaN, Double.NaN)
        : WithinShare.of(Places.nearest(rate.getAsDouble()), curves());
  }

  /** The values by place, of the longest trainings first. */
  private List<Curve> curves() {
    Scores table = table();
    List<Curve> curves = new ArrayList<>();
    for (double length : lengths()) {
      SortedSet<Integer> places = table.places(length);
      curves.add(
          0,
          new Curve(
              places.stream().mapToInt(place -> place).toArray(),
              places.stream()
                  .mapToDouble(place -> table.value(place, length).orElseThrow())
                  .toArray()));
    }
    return curves;
  }
}
