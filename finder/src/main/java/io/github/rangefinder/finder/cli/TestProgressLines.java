package io.github.rangefinder.finder.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** A range test as a line every few seconds, for log files. */
final class TestProgressLines implements TestProgress {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String optimizer;
  private final PrintStream err;
  private final long intervalNanos;
  private final long begin = System.nanoTime();
  private long lastLine = begin;

  TestProgressLines(String optimizer, PrintStream err) {
    this(optimizer, err, INTERVAL_NANOS);
  }

  TestProgressLines(String optimizer, PrintStream err, long intervalNanos) {
    this.optimizer = optimizer;
    this.err = err;
    this.intervalNanos = intervalNanos;
  }

  @Override
  public void iteration(int iteration, int iterations, double rate, double loss, double best) {
    long now = System.nanoTime();
    if (now - lastLine < intervalNanos) {
      return;
    }
    lastLine = now;
    double elapsed = (now - begin) / 1e9;
    double share = (iteration + 1.0) / iterations;
    err.printf(
        "%s: iteration %d of %d, learning rate %s, loss %s, %s left%n",
        optimizer,
        iteration + 1,
        iterations,
        Figures.learningRate(rate),
        Figures.loss(loss),
        Figures.minutes(elapsed / share - elapsed));
  }

  @Override
  public void close() {}
}
