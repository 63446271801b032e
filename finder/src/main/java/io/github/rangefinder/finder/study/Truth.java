package io.github.rangefinder.finder.study;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How good each learning rate of a task really is: trainings over a grid of learning rates.
 *
 * <p>A training that failed, or ended with a higher loss than it began with, has taught nothing: it
 * counts with the loss before it; one that has next to nothing left of it, with a hundredth of it.
 * Between two learning rates of the grid the loss is read off a straight line between the
 * logarithms; outside of the grid it is that of the nearest end.
 */
public final class Truth {
  /** Below this share of the loss before any training, losses are equally good. */
  private static final double NEXT_TO_NOTHING = 0.01;

  private final double lossBefore;
  private final List<Outcome> outcomes;

  /**
   * The truth about a task.
   *
   * @param lossBefore the validation loss before any training, above 0
   * @param outcomes at least one training, in any order
   */
  public Truth(double lossBefore, List<Outcome> outcomes) {
    if (!(lossBefore > 0) || Double.isInfinite(lossBefore) || outcomes.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a positive loss before the trainings and at least one of them, got %s and %d"
              .formatted(lossBefore, outcomes.size()));
    }
    this.lossBefore = lossBefore;
    this.outcomes =
        outcomes.stream().sorted(Comparator.comparingDouble(Outcome::learningRate)).toList();
  }

  /** The learning rates that are tried: four a decade, both ends among them. */
  public static double[] grid(double smallest, double largest) {
    int steps = (int) Math.round(4 * StrictMath.log10(largest / smallest));
    double[] rates = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      rates[i] = smallest * StrictMath.pow(10, i / 4.0);
    }
    return rates;
  }

  /** The training with the lowest loss. */
  public Outcome best() {
    return outcomes.stream().min(Comparator.comparingDouble(this::counted)).orElseThrow();
  }

  /** How many times the lowest loss a training at this learning rate ends with, at least 1. */
  public double regret(OptionalDouble learningRate) {
    double loss = learningRate.isPresent() ? lossAt(learningRate.getAsDouble()) : lossBefore;
    return loss / counted(best());
  }

  private double counted(Outcome outcome) {
    return outcome.loss() < lossBefore
        ? Math.max(outcome.loss(), NEXT_TO_NOTHING * lossBefore)
        : lossBefore;
  }

  private double lossAt(double learningRate) {
    int right = 0;
    while (right < outcomes.size() && outcomes.get(right).learningRate() < learningRate) {
      right++;
    }
    if (right == 0 || right == outcomes.size()) {
      return counted(outcomes.get(Math.min(right, outcomes.size() - 1)));
    }
    Outcome a = outcomes.get(right - 1);
    Outcome b = outcomes.get(right);
    double share =
        StrictMath.log(learningRate / a.learningRate())
            / StrictMath.log(b.learningRate() / a.learningRate());
    return StrictMath.exp(
        (1 - share) * StrictMath.log(counted(a)) + share * StrictMath.log(counted(b)));
  }
}
