package io.github.rangefinder.finder.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a race is for and what it may cost.
 *
 * @param first the learning rates of the first round
 * @param limits no rate beyond is ever tried
 * @param epochs the length of the trainings that the learning rate is for
 * @param budget epochs that all trainings together may take
 * @param seed that of every training but the repeats of the best ones, which have the next ones
 * @param trainings what trainings can do
 */
public record RaceRules(
    Range first, Range limits, double epochs, double budget, long seed, Trainings trainings) {
  /** Learning rates from a smallest to a largest one. */
  public record Range(double low, double high) {}

  /**
   * What trainings can do.
   *
   * @param wholeEpochs whether a training can only end after an epoch
   * @param goOn whether a longer training goes on from where a shorter one at its rate ended, so
   *     that it costs the difference alone
   */
  public record Trainings(boolean wholeEpochs, boolean goOn) {}

  /**
   * The lengths of the rounds, as shares of a whole training. After an eighth most rates have shown
   * that they are too small or blow up; after a third few change places that are more than a
   * quarter of a decade apart. Chosen on the trainings of the study, see {@code suggestions.md}.
   */
  private static final double[] SHARES = {1 / 8.0, 1 / 3.0, 1};

  /** Where a longer training begins anew, the round between costs more than it tells. */
  private static final double[] SHARES_ANEW = {1 / 8.0, 1};

  /** How many rounds there are at most. */
  public static final int ROUNDS = SHARES.length;

  /** Checks the values. */
  public RaceRules {
    if (!(limits.low() > 0
            && limits.low() <= first.low()
            && first.low() <= first.high()
            && first.high() <= limits.high())
        || Double.isInfinite(limits.high())) {
      throw new IllegalArgumentException(
          "the first learning rates must lie in order within the limits, got %s to %s within %s to %s"
              .formatted(first.low(), first.high(), limits.low(), limits.high()));
    }
    if (!(epochs > 0) || !(budget >= 0) || Double.isInfinite(epochs)) {
      throw new IllegalArgumentException(
          "a race needs trainings of more than 0 epochs and a budget, got %s and %s"
              .formatted(epochs, budget));
    }
  }

  /** The length of the trainings of each round, growing; the last is a whole training. */
  public List<Double> rounds() {
    List<Double> lengths = new ArrayList<>();
    for (double share : trainings.goOn() ? SHARES : SHARES_ANEW) {
      double length =
          trainings.wholeEpochs() ? Math.max(1, Math.round(share * epochs)) : share * epochs;
      if (share == 1) {
        length = epochs;
      }
      if (lengths.isEmpty() || length > lengths.get(lengths.size() - 1)) {
        lengths.add(length);
      }
    }
    return lengths;
  }
}
