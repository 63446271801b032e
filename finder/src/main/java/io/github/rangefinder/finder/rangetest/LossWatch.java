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

  /**
   * Takes the next loss, which may be that of fewer samples than the others; a watch that does not
   * ask how many counts it fully.
   *
   * @param weight how much it counts, see {@link Trainable#weight}
   */
  default StopReason add(double loss, double weight) {
    return add(loss);
  }

  /** The lowest smoothed loss so far; NaN while there is no finite one. */
  double lowest();

  /** The smoothed loss of every loss so far; NaN where there is none. */
  double[] smoothed();
}
