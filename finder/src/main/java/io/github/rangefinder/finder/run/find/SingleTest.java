package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Progress;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Trainable;
import io.github.rangefinder.finder.run.job.Making;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A range test from the making of its model on, which somebody may stop at any time. */
public final class SingleTest {
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
  public static RangeTestResult run(
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

  /** Why a test has no more iterations, in a few words. */
  public static String ended(RangeTestResult result) {
    int size = result.curve().size();
    String at =
        size == 0 ? "" : " at lr " + Rounded.learningRate(result.curve().learningRate(size - 1));
    return switch (result.stopReason()) {
      case COMPLETED -> "end of the ramp";
      case DIVERGED -> "diverged" + at;
      case NOT_FINITE -> "not finite" + at;
      case INTERRUPTED -> "interrupted" + at;
    };
  }
}
