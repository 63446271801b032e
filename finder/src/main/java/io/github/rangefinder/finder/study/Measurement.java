package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.rangetest.RangeTestResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that was measured of a task with one seed: the range test and the trainings.
 *
 * @param task the task's options
 * @param seed decides initial weights and batches, the same for the test and every training
 * @param test the range test
 * @param lossBefore the validation loss before any training
 * @param outcomes the trainings
 * @param rounds what they came to on their way; null in files of earlier releases
 */
public record Measurement(
    String task, long seed, Test test, double lossBefore, List<Outcome> outcomes, Rounds rounds) {
  /**
   * A range test that was run.
   *
   * @param iterations how many it had at most
   * @param samples how many it trained on; empty in files of earlier releases
   * @param optimizer as it is given to a training; empty in files of earlier releases
   */
  public record Test(
      int iterations, RangeTestResult result, OptionalInt samples, Optional<String> optimizer) {}

  /** The range test. */
  public RangeTestResult rangeTest() {
    return test.result();
  }

  /** What the trainings say about learning rates. */
  public Truth truth() {
    return new Truth(lossBefore, outcomes);
  }
}
