package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.job.Figures;
import io.github.rangefinder.finder.run.job.Meter;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line every few seconds, for log files. */
final class MeterLines implements Meter {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final String name;
  private final PrintStream err;
  private final long intervalNanos;
  private final TimeLeft timeLeft;
  private final long begin = System.nanoTime();
  private long lastLine = begin;

  MeterLines(String name, PrintStream err) {
    this(name, err, INTERVAL_NANOS);
  }

  MeterLines(String name, PrintStream err, long intervalNanos) {
    this.name = name;
    this.err = err;
    this.intervalNanos = intervalNanos;
    this.timeLeft = new TimeLeft(lastLine);
  }

  @Override
  public void reached(long done, long of, Supplier<String> brief, Supplier<String> full) {
    long now = System.nanoTime();
    double left = timeLeft.seconds(done, of, now);
    if (now - lastLine < intervalNanos) {
      return;
    }
    lastLine = now;
    err.printf(
        "%s: iteration %d of %d, %s%s%n",
        name,
        done,
        of,
        full.get(),
        Double.isNaN(left) ? "" : ", " + Figures.minutes(left) + " left");
  }

  @Override
  public void ended(String how) {
    err.printf("%s: %s, in %s%n", name, how, Figures.minutes((System.nanoTime() - begin) / 1e9));
  }

  @Override
  public void close() {}
}
