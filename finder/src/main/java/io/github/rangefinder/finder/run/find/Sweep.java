package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.preset.Preset;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;

/**
 * Which learning rates a test goes through, and when it stops.
 *
 * @param preset the finder to run as; null for Rangefinder itself
 * @param stopFactor stops once the smoothed loss is over so many times its lowest; 0 for never
 * @param byDefault what nobody asked for, so that it may be made to suit the data
 */
public record Sweep(
    Preset preset, LearningRates rates, TestSpan span, double stopFactor, ByDefault byDefault)
    implements Serializable {
  /** The least iterations of a test whose length nobody asked for: fewer leave a doubt. */
  private static final int LEAST_ITERATIONS = 300;

  /** The first learning rate of a test that is wide enough for any optimizer. */
  public static final double WIDE_START = 1e-5;

  /** Its last learning rate. */
  public static final double WIDE_END = 10;

  /**
   * What of the test nobody asked for.
   *
   * @param length whether its length is ours to raise
   * @param start whether its first learning rate is ours to choose
   * @param end whether its last one is
   */
  public record ByDefault(boolean length, boolean start, boolean end) implements Serializable {
    /** Everything is as asked for. */
    static final ByDefault NOTHING = new ByDefault(false, false, false);
  }

  /** Learning rates from the first to the last, both reached. */
  public record LearningRates(double start, double end, Ramp ramp) implements Serializable {
    /**
     * Checks that they grow.
     *
     * @throws SettingException with a sentence that names the setting
     */
    public LearningRates {
      if (!(start > 0) || Double.isInfinite(end) || !(start < end)) {
        throw SettingException.usage(
            Setting.START_LR,
            " must be above 0 and below ",
            Setting.END_LR,
            ", got " + start + " and " + end);
      }
    }
  }

  /** A test of which everything is as asked for. */
  public Sweep(Preset preset, LearningRates rates, TestSpan span, double stopFactor) {
    this(preset, rates, span, stopFactor, ByDefault.NOTHING);
  }

  /**
   * Checks what belongs together.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public Sweep {
    if (!(stopFactor > 1 || stopFactor == 0) || Double.isInfinite(stopFactor)) {
      throw SettingException.usage(
          Setting.STOP_FACTOR, " must be above 1, or 0 for never, got ", stopFactor);
    }
  }

  /** The first learning rate. */
  public double startLr() {
    return rates.start();
  }

  /** The last learning rate. */
  public double endLr() {
    return rates.end();
  }

  /** How the learning rate grows. */
  public Ramp ramp() {
    return rates.ramp();
  }

  /**
   * The same, long enough where nobody asked for a length and an epoch has so few batches; and then
   * with ends that suit any optimizer, where nobody asked for others.
   */
  Sweep suiting(long batchesPerEpoch, int batchesOfRate) {
    boolean isShort =
        byDefault.length() && span.epochs() * batchesPerEpoch / batchesOfRate < LEAST_ITERATIONS;
    if (!isShort) {
      return this;
    }
    boolean wide = ramp() == Ramp.EXPONENTIAL;
    double start = startLr();
    double end = endLr();
    return new Sweep(
        preset,
        new LearningRates(
            wide && byDefault.start() ? Math.min(WIDE_START, end / 10) : start,
            wide && byDefault.end() ? Math.max(WIDE_END, start * 10) : end,
            ramp()),
        new TestSpan(span.epochs(), span.iterations(), LEAST_ITERATIONS),
        stopFactor,
        byDefault);
  }
}
