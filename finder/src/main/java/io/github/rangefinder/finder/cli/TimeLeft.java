package io.github.rangefinder.finder.cli;

/**
 * How long a test goes on, from the pace of the half to three quarters of its iterations that came
 * last. The first ones take many times longer, since they run before the JIT compiler has been; the
 * very first is left out.
 */
final class TimeLeft {
  private long olderMark;
  private long olderNanos;
  private long newerMark;
  private long newerNanos;
  private boolean warm;

  /** A test that begins at this {@link System#nanoTime}. */
  TimeLeft(long beginNanos) {
    olderNanos = beginNanos;
    newerNanos = beginNanos;
  }

  /**
   * Seconds until all iterations are done, if {@code done} of them are now; NaN while there are
   * none but the first, which tell nothing.
   */
  double seconds(long done, long iterations, long nowNanos) {
    if (!warm) {
      warm = done > 0;
      olderMark = done;
      olderNanos = nowNanos;
      newerMark = done;
      newerNanos = nowNanos;
      return done >= iterations ? 0 : Double.NaN;
    }
    if (done >= 2 * newerMark) {
      olderMark = newerMark;
      olderNanos = newerNanos;
      newerMark = done;
      newerNanos = nowNanos;
    }
    return (nowNanos - olderNanos) / 1e9 / (done - olderMark) * (iterations - done);
  }
}
