package io.github.rangefinder.finder.rangetest.preset;

/**
 * How long a test was asked to be, in all the ways in which the tools count.
 *
 * @param iterations how many learning rates, at least 1
 * @param unrounded the same number as a part of the data: with a last batch that is smaller it
 *     counts for less than 1
 * @param perEpoch how many of them an epoch has
 * @param goesOn whether there are batches after the last of them
 */
public record TestLength(int iterations, double unrounded, int perEpoch, boolean goesOn) {
  /** A number of iterations, whatever the epochs are. */
  public static TestLength ofIterations(int iterations, int perEpoch) {
    return new TestLength(iterations, iterations, perEpoch, true);
  }

  /**
   * All batches of some epochs.
   *
   * @param iterations how many these are
   * @param unroundedPerEpoch how many an epoch has, as a part of the data
   */
  public static TestLength ofEpochs(int epochs, int iterations, double unroundedPerEpoch) {
    return new TestLength(
        iterations, epochs * unroundedPerEpoch, Math.max(1, iterations / epochs), false);
  }
}
