package io.github.rangefinder.finder.rangetest;

/**
 * How many samples a test holds out, and how often it looks at them, so that looking takes at most
 * a quarter of the training's time.
 *
 * <p>Both follow from sizes alone, never from a clock, so that a seed decides every bit. A look is
 * forward only. A step is forward, backward, which computes two gradients where forward computes
 * one output, and the update; so forward is at most half of it, also where backward is cheap.
 *
 * @param samples how many samples are held out
 * @param interval the number of iterations from one look to the next
 */
public record HeldOut(int samples, int interval) {
  /** Looking takes at most this share of the training's time. */
  private static final double SHARE_OF_TIME = 0.25;

  /** A sample's forward pass takes at most this share of its training's time. */
  private static final double FORWARD = 0.5;

  /** As many looks as these show the shape of a curve; a longer test looks at more samples. */
  private static final int LOOKS = 100;

  /** With fewer samples than these, a short test rather looks less often. */
  private static final int FEW_SAMPLES = 100;

  /** Fewer looks are too few to judge by; a still shorter test looks at fewer samples after all. */
  private static final int LEAST_LOOKS = 60;

  /** More samples than these tell no more: their accuracy is within half a percent anyway. */
  private static final int MOST_SAMPLES = 10_000;

  /** What is held out is not trained on, so it must not be much. */
  private static final int SHARE_OF_DATA = 10;

  /** Checks the values. */
  public HeldOut {
    if (samples < 1 || interval < 1) {
      throw new IllegalArgumentException(
          "at least 1 sample must be held out and looked at every iteration or less often, got "
              + samples
              + " and "
              + interval);
    }
  }

  /**
   * How many samples to hold out of a data set.
   *
   * @param available the number of samples of the data set
   * @param trained the number of samples that the whole test trains on, each counted as often as it
   *     is trained on
   * @throws IllegalArgumentException if there are not two samples, one for each side
   */
  public static int samples(int available, long trained) {
    if (available < 2) {
      throw new IllegalArgumentException(
          "holding samples out needs at least 2 of them, got " + available);
    }
    double inAllLooks = trained * SHARE_OF_TIME / FORWARD;
    double wanted = Math.max(inAllLooks / LOOKS, Math.min(FEW_SAMPLES, inAllLooks / LEAST_LOOKS));
    double most = Math.min(MOST_SAMPLES, available / SHARE_OF_DATA);
    return (int) Math.max(1, Math.min(wanted, most));
  }

  /**
   * How often to look at them.
   *
   * @param samples the number of samples held out
   * @param perIteration the number of samples that an iteration trains on
   */
  public static HeldOut of(int samples, long perIteration) {
    return new HeldOut(
        samples, (int) Math.max(1, Math.ceil(samples * FORWARD / SHARE_OF_TIME / perIteration)));
  }

  /** Whether a look follows an iteration's update. */
  public boolean looksAfter(int iteration) {
    return (iteration + 1) % interval == 0;
  }

  /** How many looks a test has that runs to its end. */
  public int looks(int iterations) {
    return iterations / interval;
  }
}
