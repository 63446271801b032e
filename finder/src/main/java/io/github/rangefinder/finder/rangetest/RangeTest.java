package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The learning-rate range test: trains while the learning rate grows, and records the loss of each
 * batch before its update.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.3.
 */
public final class RangeTest {
  private RangeTest() {}

  /**
   * Runs a range test and leaves the model as it was, also after an exception.
   *
   * <p>The test ends with the ramp, with the loss at which the protocol's {@link LossWatch} says so
   * (which is recorded), or before the next iteration once it is cancelled.
   *
   * @param model what is trained
   * @param settings the ramp, the stop factor and the protocol
   * @param progress told after every iteration, on the calling thread
   * @param cancelled asked before every iteration whether to stop
   */
  public static RangeTestResult run(
      Trainable model, RangeTestSettings settings, Progress progress, BooleanSupplier cancelled) {
    long begin = System.nanoTime();
    Schedule schedule = settings.schedule();
    double[] learningRates = new double[settings.iterations()];
    double[] losses = new double[settings.iterations()];
    LossWatch watch = settings.watch();

    int size = 0;
    StopReason stopReason = StopReason.COMPLETED;
    Trainable.Snapshot before = model.snapshot();
    try {
      while (size < settings.iterations() && stopReason == StopReason.COMPLETED) {
        if (cancelled.getAsBoolean()) {
          stopReason = StopReason.INTERRUPTED;
          break;
        }
        int iteration = size++;
        learningRates[iteration] = schedule.at(iteration);
        losses[iteration] = model.step(iteration, learningRates[iteration]);
        stopReason = watch.add(losses[iteration]);
        progress.iteration(
            iteration,
            settings.iterations(),
            learningRates[iteration],
            losses[iteration],
            watch.lowest());
      }
    } finally {
      before.restore();
    }

    RangeCurve curve =
        new RangeCurve(
            Arrays.copyOf(learningRates, size), Arrays.copyOf(losses, size), watch.smoothed());
    return new RangeTestResult(curve, stopReason, (System.nanoTime() - begin) / 1e9);
  }
}
