package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Bounds;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A range test, wide enough for any optimizer, before the training. */
public final class LearningRateSearch {
  /** What progress calls the test before a training. */
  public static final String NAME = "range test";

  static final double START = 1e-5;
  static final double END = 10;
  private static final double STOP_FACTOR = 4;

  /** About 50 iterations for each power of ten show the shape; many epochs would show no more. */
  private static final int LEAST_ITERATIONS = 300;

  private static final int MOST_ITERATIONS = 1200;

  private LearningRateSearch() {}

  /** How long the test is: an epoch, within limits. */
  static int iterations(Batches batches) {
    return Math.max(LEAST_ITERATIONS, Math.min(batches.perEpoch(), MOST_ITERATIONS));
  }

  /** A test that is wide enough for any optimizer. */
  public static RangeTestSettings settings(int iterations) {
    return new RangeTestSettings(START, END, Ramp.EXPONENTIAL, iterations, STOP_FACTOR);
  }

  /**
   * Finds the learning rates; the model is left as it was.
   *
   * @param warning receives a sentence if the answer is an uncertain one
   * @return empty if interrupted
   * @throws SettingException if the test suggests nothing
   */
  static Optional<LearningRates> run(
      Network model,
      OptimizerChoice optimizer,
      Dataset data,
      Batches batches,
      Workers workers,
      Meter meter,
      BooleanSupplier interrupted,
      Consumer<String> warning) {
    RangeTestSettings settings = settings(iterations(batches));
    RangeTestResult result =
        RangeTest.run(
            new ModelTraining(model, optimizer.create(), data, batches, workers),
            settings,
            new TestProgress(meter, NAME),
            interrupted);
    if (result.stopReason() == StopReason.INTERRUPTED) {
      return Optional.empty();
    }
    Suggestion suggestion = LossValley.suggest(result, settings);
    if (suggestion.verdict() == Verdict.NONE) {
      throw SettingException.failure(
          "the range test finds no learning rate, give one with ",
          Setting.LR,
          ". ",
          suggestion.reason());
    }
    if (suggestion.verdict() == Verdict.UNCERTAIN) {
      warning.accept("the learning rate found is uncertain. " + suggestion.reason());
    }
    double single = suggestion.learningRate().orElseThrow();
    return Optional.of(
        Bounds.of(result.curve())
            .map(bounds -> new LearningRates(single, bounds.lower(), bounds.upper()))
            .orElse(LearningRates.of(single)));
  }
}
