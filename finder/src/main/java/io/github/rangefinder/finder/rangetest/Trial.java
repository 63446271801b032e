package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What came of a short training at one learning rate.
 *
 * @param learningRate the learning rate of all its steps
 * @param loss the validation loss after it; infinite if the training blew up
 * @param standardError how far another draw of as many validation samples would move that loss; NaN
 *     if it cannot be told
 * @param accuracy the validation accuracy, 0 to 1; empty for numbers instead of classes
 */
public record Trial(
    double learningRate, double loss, double standardError, OptionalDouble accuracy) {
  /**
   * Differences of more than so many standard errors count. It is only one, since all trainings are
   * validated on the same samples, which move their losses the same way: by the trainings of other
   * seeds one does better than two, see {@code suggestions.md}.
   */
  private static final double SIGNIFICANT = 1;

  /** Another order of the batches moves the loss after an epoch by a few per cent, too. */
  private static final double WORTHWHILE = 0.05;

  /** Twice a standard error of more than this share of a loss is over a quarter of it. */
  private static final double SHARP = 0.125;

  /** Takes a loss that is no number for an infinite one. */
  public Trial {
    loss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }

  /** A training whose loss did not stay finite. */
  public static Trial blownUp(double learningRate) {
    return new Trial(learningRate, Double.POSITIVE_INFINITY, Double.NaN, OptionalDouble.empty());
  }

  /**
   * The standard error of a mean over parts of the validation samples that are equally large.
   *
   * @param parts each part's mean loss
   * @return NaN for fewer than two parts
   */
  public static double standardError(double[] parts) {
    double mean = Arrays.stream(parts).average().orElse(Double.NaN);
    double squares = Arrays.stream(parts).map(part -> (part - mean) * (part - mean)).sum();
    int n = parts.length;
    return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
  }

  /** Whether the training came to nothing. */
  public boolean blewUp() {
    return Double.isInfinite(loss);
  }

  /**
   * Whether another draw of as many validation samples would hardly move this loss by a quarter,
   * which is as much as a reliable answer may be off.
   */
  boolean isSharp() {
    return standardError <= SHARP * Math.abs(loss);
  }

  /** Whether this loss is lower by more than chance and by enough to matter. */
  boolean clearlyBetterThan(Trial other) {
    if (blewUp() || other.blewUp()) {
      return !blewUp();
    }
    double gain = other.loss - loss;
    return gain > SIGNIFICANT * StrictMath.hypot(standardError, other.standardError)
        && gain > WORTHWHILE * Math.abs(other.loss);
  }
}
