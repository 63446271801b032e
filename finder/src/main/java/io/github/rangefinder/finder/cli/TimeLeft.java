package io.github.rangefinder.finder.cli;

/**
 * How long a test goes on, from the pace of the half to three quarters of its iterations that came
 * last. The first ones take many times longer, since they run before the JIT compiler has been: the
 * very first is left out, and nothing is said before there are some, or enough time has passed.
 */
final class TimeLeft {
  private static final long FEW = 20;

  /** Iterations that take so long together are not slow because of the compiler alone. */
  private static final long LONG_NANOS = 8_000_000_000L;

  private long firstMark;
  private long firstNanos;
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
   * Seconds until all iterations are done, if {@code done} of them are now; NaN while the first
   * ones tell nothing.
   */
  double seconds(long done, long iterations, long nowNanos) {
    if (!warm) {
      warm = done > 0;
      firstMark = done;
      firstNanos = nowNanos;
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
    boolean tooEarly = done - firstMark < FEW && nowNanos - firstNanos < LONG_NANOS;
    if (tooEarly && done < iterations) {
      return Double.NaN;
    }
    return (nowNanos - olderNanos) / 1e9 / (done - olderMark) * (iterations - done);
  }
}
