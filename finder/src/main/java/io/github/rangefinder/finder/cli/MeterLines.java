package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.Figures;
import io.github.rangefinder.finder.run.Meter;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line every few seconds, for log files. */
final class MeterLines implements Meter {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String name;
  private final PrintStream err;
  private final long intervalNanos;
  private final TimeLeft timeLeft;
  private long lastLine = System.nanoTime();

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
        "%s: iteration %d of %d, %s, %s left%n", name, done, of, full.get(), Figures.minutes(left));
  }

  @Override
  public void close() {}
}
