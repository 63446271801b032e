package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that was measured of a task with one seed: the range test and the trainings.
 *
 * @param task the task's options
 * @param seed decides initial weights and batches, the same for the test and every training
 * @param iterations how many the range test had at most
 * @param stopReason why it ended
 * @param learningRates the range test's curve: the learning rates
 * @param losses its losses
 * @param smoothedLosses its smoothed losses
 * @param lossBefore the validation loss before any training
 * @param outcomes the trainings
 * @param rounds what they came to on their way; null in files of earlier releases
 */
public record Measurement(
    String task,
    long seed,
    int iterations,
    StopReason stopReason,
    double[] learningRates,
    double[] losses,
    double[] smoothedLosses,
    double lossBefore,
    List<Outcome> outcomes,
    Rounds rounds) {

  /** What was measured by a range test and the trainings. */
  public static Measurement of(
      String task,
      long seed,
      int iterations,
      RangeTestResult test,
      double lossBefore,
      List<Outcome> outcomes,
      Rounds rounds) {
    RangeCurve curve = test.curve();
    return new Measurement(
        task,
        seed,
        iterations,
        test.stopReason(),
        IntStream.range(0, curve.size()).mapToDouble(curve::learningRate).toArray(),
        IntStream.range(0, curve.size()).mapToDouble(curve::loss).toArray(),
        IntStream.range(0, curve.size()).mapToDouble(curve::smoothedLoss).toArray(),
        lossBefore,
        outcomes,
        rounds);
  }

  /** The range test as if it had just been run. */
  public RangeTestResult rangeTest() {
    return new RangeTestResult(
        new RangeCurve(learningRates, losses, smoothedLosses), stopReason, 0);
  }

  /** What the trainings say about learning rates. */
  public Truth truth() {
    return new Truth(lossBefore, outcomes);
  }
}
