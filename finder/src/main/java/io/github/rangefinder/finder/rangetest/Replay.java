package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;

/** A range test that was run elsewhere, as if it had been run here. */
public final class Replay {
  /** A loss this many times the lowest has diverged; as tests stop here by default. */
  private static final double STOP_FACTOR = 4;

  private final double[] learningRates;
  private final double[] losses;

  /**
   * A test that was recorded.
   *
   * @param learningRates growing, at least two
   * @param losses as many
   */
  public Replay(double[] learningRates, double[] losses) {
    this.learningRates = learningRates.clone();
    this.losses = losses.clone();
  }

  /** What the test was asked to do, as far as its points show. */
  public RangeTestSettings settings() {
    return new RangeTestSettings(
        learningRates[0],
        learningRates[learningRates.length - 1],
        Ramp.EXPONENTIAL,
        losses.length,
        0,
        new Recorded());
  }

  /** What it measured; it has diverged if its last loss is so far above the lowest. */
  public RangeTestResult result() {
    RangeTestResult whole =
        RangeTest.run(new Losses(), settings(), (i, n, rate, loss, best) -> {}, () -> false);
    LagFreeWatch watch = new LagFreeWatch(losses.length, STOP_FACTOR);
    StopReason last = StopReason.COMPLETED;
    for (double loss : losses) {
      last = watch.add(loss);
    }
    return new RangeTestResult(whole.curve(), last, Double.NaN);
  }

  /** The learning rates as they were. */
  private final class Recorded implements Protocol {
    @Override
    public Schedule schedule(RangeTestSettings settings) {
      return iteration -> learningRates[iteration];
    }

    @Override
    public LossWatch watch(RangeTestSettings settings) {
      return new LagFreeWatch(losses.length, 0);
    }
  }

  /** The losses as they were. */
  private final class Losses implements Trainable {
    @Override
    public double step(int iteration, double learningRate) {
      return losses[iteration];
    }

    @Override
    public Snapshot snapshot() {
      return () -> {};
    }
  }
}
