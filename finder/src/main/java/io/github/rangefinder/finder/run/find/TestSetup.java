package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.Subject;
import java.util.List;
import java.util.OptionalInt;

/**
 * What of its settings one has to know to read the results of a run of range tests.
 *
 * @param steps how long the tests were
 * @param looks which loss was judged
 * @param movingAverage the window of the loss delta
 * @param preset whether another finder was run, with its smoothing and its answer
 */
public record TestSetup(
    Subject subject, Steps steps, Looks looks, int movingAverage, boolean preset) {
  /**
   * How long tests are.
   *
   * @param batchSizes every optimizer was tested with each of them; none where that is not known
   * @param iterations learning rates; empty where that is not known or the tests differ
   * @param batchesPerRate what a point of a curve stands for
   */
  public record Steps(
      List<Integer> batchSizes, OptionalInt iterations, BatchesPerRate batchesPerRate) {}

  /**
   * Looks at held-out samples.
   *
   * @param judged which loss was smoothed, stopped on and judged
   * @param samples how many were held out, 0 for none
   */
  public record Looks(MeasuredLoss judged, int samples) {}

  /**
   * What settings in force say, by their names in files.
   *
   * @throws IllegalArgumentException if they do not have the window of the loss delta
   */
  public static TestSetup of(SettingValues values) {
    return new TestSetup(
        Subject.of(values),
        new Steps(
            values.integers("batchSize"),
            values.integer("iterations"),
            new BatchesPerRate(
                values.integer("batchesPerLr").orElse(1), values.isTrue("independent"))),
        new Looks(judged(values), values.integer("validationSamples").orElse(0)),
        values.positive("movingAverage"),
        values.text("preset") != null);
  }

  private static MeasuredLoss judged(SettingValues values) {
    return "validation".equals(values.text("loss")) ? MeasuredLoss.VALIDATION : MeasuredLoss.BATCH;
  }

  /** Whether the validation loss was judged. */
  public boolean judgesValidation() {
    return looks.judged() == MeasuredLoss.VALIDATION;
  }

  /** Whether a point of a curve stands for more than one batch, or for a start of its own. */
  public boolean hasBatchesPerRate() {
    return steps.batchesPerRate().batches() > 1 || steps.batchesPerRate().independent();
  }

  /** Whether optimizers were tested with several batch sizes each. */
  public boolean comparesBatchSizes() {
    return steps.batchSizes().size() > 1;
  }
}
