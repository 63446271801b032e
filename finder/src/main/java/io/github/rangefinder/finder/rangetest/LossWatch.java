package io.github.rangefinder.finder.rangetest;

/**
 * Follows the losses of a range test as they come: smooths them and says when the test is to end.
 */
public interface LossWatch {
  /**
   * Takes the next loss, finite or not.
   *
   * @return why the test ends with this loss; {@link StopReason#COMPLETED} if it goes on
   */
  StopReason add(double loss);

  /** The lowest smoothed loss so far; NaN while there is no finite one. */
  double lowest();

  /** The smoothed loss of every loss so far; NaN where there is none. */
  double[] smoothed();
}
