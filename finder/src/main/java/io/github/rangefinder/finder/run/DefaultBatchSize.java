package io.github.rangefinder.finder.run;

/** The batch size where none is asked for. */
public final class DefaultBatchSize {
  /** For data that is large enough. */
  public static final int MOST = 250;

  /** Fewer batches in an epoch tell little. */
  private static final int BATCHES = 10;

  private DefaultBatchSize() {}

  /** The one that suits so many training samples. */
  static int of(int samples) {
    return Math.max(1, Math.min(MOST, samples / BATCHES));
  }
}
