package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Progress;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Trainable;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A range test from the making of its model on, which somebody may stop at any time. */
final class SingleTest {
  private static final RangeCurve NOTHING =
      new RangeCurve(new double[0], new double[0], new double[0]);

  private SingleTest() {}

  /**
   * Runs it.
   *
   * @param training makes what is tested
   * @param stopped asked all the time whether to stop
   * @return without any point if stopped before the first iteration
   */
  static RangeTestResult run(
      Supplier<? extends Trainable> training,
      RangeTestSettings settings,
      Progress progress,
      BooleanSupplier stopped) {
    long begin = System.nanoTime();
    Optional<? extends Trainable> made = Making.unless(stopped, training);
    if (made.isPresent()) {
      return RangeTest.run(made.get(), settings, progress, stopped);
    }
    return new RangeTestResult(NOTHING, StopReason.INTERRUPTED, (System.nanoTime() - begin) / 1e9);
  }
}
