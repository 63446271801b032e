package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;
import java.util.Arrays;
import java.util.Optional;

/** A range test that was run elsewhere, as if it had been run here. */
public final class Replay {
  /** A loss this many times the lowest has diverged; as tests stop here by default. */
  private static final double STOP_FACTOR = 4;

  private final double[] learningRates;
  private final double[] losses;
  private final double[] weights;
  private final int planned;
  private final Optional<StopReason> stopReason;

  /**
   * A test that was recorded, of which nothing but its points is known: all of them count fully,
   * and it was to have no more.
   *
   * @param learningRates growing, at least two
   * @param losses as many
   */
  public Replay(double[] learningRates, double[] losses) {
    this(learningRates, losses, new double[0], losses.length, Optional.empty());
  }

  /**
   * A test that was recorded.
   *
   * @param learningRates growing, at least two
   * @param losses as many
   * @param weights how much each loss counts, see {@link Trainable#weight}; those beyond the end
   *     count fully
   * @param planned how many losses it was to have, if nothing stopped it
   * @param stopReason why it ended; empty where nobody knows
   */
  public Replay(
      double[] learningRates,
      double[] losses,
      double[] weights,
      int planned,
      Optional<StopReason> stopReason) {
    this.learningRates = learningRates.clone();
    this.losses = losses.clone();
    this.weights = new double[losses.length];
    Arrays.fill(this.weights, 1);
    System.arraycopy(weights, 0, this.weights, 0, Math.min(weights.length, losses.length));
    this.planned = Math.max(planned, losses.length);
    this.stopReason = stopReason;
  }

  /** What the test was asked to do, as far as its points show. */
  public RangeTestSettings settings() {
    return new RangeTestSettings(
        learningRates[0],
        learningRates[learningRates.length - 1],
        Ramp.EXPONENTIAL,
        planned,
        0,
        new Recorded());
  }

  /** What it measured; where nobody knows why it ended, it has diverged if its last loss has. */
  public RangeTestResult result() {
    Losses recorded = new Losses();
    RangeTestResult whole =
        RangeTest.run(recorded, settings(), (i, n, rate, loss, best) -> {}, recorded::isOver);
    return new RangeTestResult(whole.curve(), stopReason.orElseGet(this::end), Double.NaN);
  }

  private StopReason end() {
    LagFreeWatch watch = new LagFreeWatch(planned, STOP_FACTOR);
    for (int i = 0; i < losses.length; i++) {
      if (watch.add(losses[i], weights[i]) == StopReason.NOT_FINITE) {
        return StopReason.NOT_FINITE;
      }
    }
    return watch.isOver() ? StopReason.DIVERGED : StopReason.COMPLETED;
  }

  /** The learning rates as they were. */
  private final class Recorded implements Protocol {
    @Override
    public Schedule schedule(RangeTestSettings settings) {
      return iteration -> learningRates[iteration];
    }

    @Override
    public LossWatch watch(RangeTestSettings settings) {
      return new LagFreeWatch(planned, 0);
    }
  }

  /** The losses as they were. */
  private final class Losses implements Trainable {
    private int taken;

    boolean isOver() {
      return taken == losses.length;
    }

    @Override
    public double step(int iteration, double learningRate) {
      taken++;
      return losses[iteration];
    }

    @Override
    public double weight(int iteration) {
      return weights[iteration];
    }

    @Override
    public Snapshot snapshot() {
      return () -> {};
    }
  }
}
