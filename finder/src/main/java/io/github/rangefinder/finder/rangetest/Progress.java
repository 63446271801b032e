package io.github.rangefinder.finder.rangetest;

/** Is told how a range test comes along. */
@FunctionalInterface
public interface Progress {
  /**
   * Called after every iteration.
   *
   * @param iteration the iteration that has just run, counted from 0
   * @param iterations how many there are at most
   * @param learningRate the learning rate of its update
   * @param loss its batch's loss, finite or not
   * @param bestSmoothedLoss the lowest smoothed loss so far; NaN before the first finite loss
   */
  void iteration(
      int iteration, int iterations, double learningRate, double loss, double bestSmoothedLoss);
}
