package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;
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
   * (which is recorded), or before the next iteration once it is cancelled. Where the validation
   * loss is the one to judge, the watch sees that alone.
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
    Recording recording = new Recording(settings, model::validate);
    StopReason stopReason = StopReason.COMPLETED;
    Trainable.Snapshot before = model.snapshot();
    try {
      for (int i = 0; i < settings.iterations() && stopReason == StopReason.COMPLETED; i++) {
        if (cancelled.getAsBoolean()) {
          stopReason = StopReason.INTERRUPTED;
          break;
        }
        double learningRate = schedule.at(i);
        double loss = model.step(i, learningRate);
        stopReason = recording.add(learningRate, loss, model.weight(i));
        progress.iteration(i, settings.iterations(), learningRate, loss, recording.lowest());
      }
    } finally {
      before.restore();
    }
    return new RangeTestResult(recording.curve(), stopReason, (System.nanoTime() - begin) / 1e9);
  }
}
