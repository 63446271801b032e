package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;

/**
 * What a range test does.
 *
 * @param rates the learning rates it goes through
 * @param iterations the number of optimizer steps, at least 1
 * @param stopFactor the test stops when the smoothed loss is over this many times its best; 0 for
 *     never, otherwise above 1
 * @param protocol how all of that is meant
 * @param heldOut how the test looks at held-out samples; empty if it does not
 * @param loss which loss is smoothed, stopped on and judged
 */
public record RangeTestSettings(
    TestedRates rates,
    int iterations,
    double stopFactor,
    Protocol protocol,
    Optional<HeldOut> heldOut,
    MeasuredLoss loss) {
  /**
   * Learning rates that grow.
   *
   * @param start the first iteration's, positive
   * @param end the last iteration's, above the first one
   * @param ramp how they grow between them
   */
  public record TestedRates(double start, double end, Ramp ramp) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException with a sentence that names what was found
     */
    public TestedRates {
      Objects.requireNonNull(ramp, "ramp");
      if (!(start > 0 && start < end) || Double.isInfinite(end)) {
        throw new IllegalArgumentException(
            "the start learning rate must be above 0 and below the end learning rate, got "
                + start
                + " and "
                + end);
      }
    }
  }

  /** A test of batches alone, as Rangefinder runs it. */
  public RangeTestSettings(
      double startLearningRate,
      double endLearningRate,
      Ramp ramp,
      int iterations,
      double stopFactor) {
    this(startLearningRate, endLearningRate, ramp, iterations, stopFactor, Protocol.RANGEFINDER);
  }

  /** A test of batches alone. */
  public RangeTestSettings(
      double startLearningRate,
      double endLearningRate,
      Ramp ramp,
      int iterations,
      double stopFactor,
      Protocol protocol) {
    this(
        new TestedRates(startLearningRate, endLearningRate, ramp),
        iterations,
        stopFactor,
        protocol,
        Optional.empty(),
        MeasuredLoss.BATCH);
  }

  /** The same test with looks at held-out samples. */
  public RangeTestSettings lookingAt(HeldOut samples, MeasuredLoss judged) {
    return new RangeTestSettings(
        rates, iterations, stopFactor, protocol, Optional.of(samples), judged);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence that names what was found
   */
  public RangeTestSettings {
    Objects.requireNonNull(protocol, "protocol");
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "a range test has at least 1 iteration, got " + iterations);
    }
    if (!(stopFactor == 0 || stopFactor > 1)) {
      throw new IllegalArgumentException(
          "the stop factor must be above 1, or 0 for never, got " + stopFactor);
    }
    if (loss == MeasuredLoss.VALIDATION && heldOut.isEmpty()) {
      throw new IllegalArgumentException(
          "a validation loss needs samples that are held out, but there are none");
    }
  }

  /** The first iteration's learning rate. */
  public double startLearningRate() {
    return rates.start();
  }

  /** The last iteration's learning rate, if nothing stops the test. */
  public double endLearningRate() {
    return rates.end();
  }

  /** How the learning rate grows between them. */
  public Ramp ramp() {
    return rates.ramp();
  }

  /** How many losses the judged curve has if nothing stops the test. */
  public int points() {
    return loss == MeasuredLoss.VALIDATION ? heldOut.orElseThrow().looks(iterations) : iterations;
  }

  /** The learning rate of every iteration. */
  public Schedule schedule() {
    return protocol.schedule(this);
  }

  /** Smooths the losses and says when to stop. */
  LossWatch watch() {
    return protocol.watch(this);
  }
}
