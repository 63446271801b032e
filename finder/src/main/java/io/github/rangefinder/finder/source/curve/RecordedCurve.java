package io.github.rangefinder.finder.source.curve;

import java.util.Arrays;
import java.util.Optional;

/**
 * A range test that somebody recorded.
 *
 * @param name what was tested, where the file says so; else empty
 * @param learningRates growing
 * @param losses as many; the first that is not finite, if there is one, is the last
 * @param circumstances what the points do not show
 * @param chosen which of several losses these are, such as {@code train_loss, not val_loss}; empty
 *     where the file has no others
 */
public record RecordedCurve(
    String name,
    double[] learningRates,
    double[] losses,
    Circumstances circumstances,
    Optional<String> chosen) {
  /**
   * What the points of a test do not show.
   *
   * @param planned how many points the test was to have, if nothing stopped it
   * @param stopReason why it ended, as our own files say it; empty where nobody says it
   * @param weights how much each loss counts; empty where all count fully
   * @param updates how many there were from one loss to the next; infinite where each learning rate
   *     began anew
   */
  public record Circumstances(
      int planned, Optional<String> stopReason, double[] weights, double updates) {
    /** Of a curve about which nobody says anything. */
    static Circumstances unknown(int points) {
      return new Circumstances(points, Optional.empty(), new double[0], 1);
    }
  }

  /** A curve of which there are the points alone. */
  RecordedCurve(String name, double[] learningRates, double[] losses) {
    this(name, learningRates, losses, Circumstances.unknown(losses.length), Optional.empty());
  }

  /** The same curve, of a test of which more is known. */
  RecordedCurve in(Circumstances known) {
    return new RecordedCurve(name, learningRates, losses, known, chosen);
  }

  /** The same curve, of a file that has other losses, too. */
  RecordedCurve choosing(Optional<String> losses) {
    return new RecordedCurve(name, learningRates, this.losses, circumstances, losses);
  }

  /**
   * A curve of what a file holds: what follows a loss that is not finite is left out, as are first
   * steps at a learning rate of 0 and empty ends; losses at the same learning rate count as one,
   * their mean. What Lightning has smoothed is each batch's own loss again, see {@link
   * LightningLosses}.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static RecordedCurve of(String name, double[] rates, double[] recorded) {
    double[] losses =
        LightningLosses.are(rates, recorded) ? LightningLosses.unsmoothed(recorded) : recorded;
    if (rates.length != losses.length) {
      throw new IllegalArgumentException(
          "it has %d learning rates and %d losses".formatted(rates.length, losses.length));
    }
    if (rates.length == 0) {
      throw new IllegalArgumentException("it has no points");
    }
    double[] merged = new double[rates.length];
    double[] means = new double[rates.length];
    int size = 0;
    int together = 0;
    for (int i = firstAboveZero(rates); i < rates.length && !isEnd(means, size); i++) {
      if (Double.isNaN(rates[i]) && Double.isNaN(losses[i])) {
        break;
      }
      check(rates, i);
      if (size > 0 && rates[i] == merged[size - 1]) {
        together++;
        means[size - 1] += (losses[i] - means[size - 1]) / together;
      } else {
        merged[size] = rates[i];
        means[size] = losses[i];
        together = 1;
        size++;
      }
    }
    if (size == 0) {
      throw new IllegalArgumentException("it has no learning rate above 0");
    }
    if (size < 2) {
      throw new IllegalArgumentException("it has a single learning rate, " + merged[0]);
    }
    return new RecordedCurve(name, Arrays.copyOf(merged, size), Arrays.copyOf(means, size));
  }

  /** A ramp may begin at 0, where nothing is learned. */
  private static int firstAboveZero(double[] rates) {
    int first = 0;
    while (first < rates.length && rates[first] == 0) {
      first++;
    }
    return first;
  }

  private static boolean isEnd(double[] losses, int size) {
    return size > 0 && !Double.isFinite(losses[size - 1]);
  }

  private static void check(double[] rates, int i) {
    if (!(rates[i] > 0) || Double.isInfinite(rates[i])) {
      throw new IllegalArgumentException(
          "learning rate %d is %s, expected a positive number%s"
              .formatted(
                  i + 1,
                  rates[i],
                  rates[i] < 0 ? "; a logarithm is none, write 10 to the power of it" : ""));
    }
    if (i > 0 && rates[i] < rates[i - 1]) {
      throw new IllegalArgumentException(
          "learning rate %d, %s, is below the one before, %s; in a range test they grow"
              .formatted(i + 1, rates[i], rates[i - 1]));
    }
  }
}
