package io.github.rangefinder.finder.run;

/** The batch size where none is asked for. */
public final class DefaultBatchSize {
  /** For data that is large enough. */
  public static final int MOST = 250;

  /** Fewer batches in an epoch tell little. */
  private static final int BATCHES = 10;

  private DefaultBatchSize() {}

  /**
   * The one that suits so many training samples: a tenth of them, rounded up, and further up where
   * a remainder of less than half a batch would make noise.
   */
  public static int of(int samples) {
    int size = Math.max(1, (samples + BATCHES - 1) / BATCHES);
    while (size < MOST && leavesLittle(samples, size)) {
      size++;
    }
    return Math.min(MOST, size);
  }

  private static boolean leavesLittle(int samples, int size) {
    int remainder = samples % size;
    return remainder > 0 && 2 * remainder < size;
  }
}
