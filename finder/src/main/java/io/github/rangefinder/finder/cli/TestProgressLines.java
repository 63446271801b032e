package io.github.rangefinder.finder.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** A range test as a line every few seconds, for log files. */
final class TestProgressLines implements TestProgress {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String optimizer;
  private final PrintStream err;
  private final long intervalNanos;
  private final TimeLeft timeLeft;
  private long lastLine = System.nanoTime();

  TestProgressLines(String optimizer, PrintStream err) {
    this(optimizer, err, INTERVAL_NANOS);
  }

  TestProgressLines(String optimizer, PrintStream err, long intervalNanos) {
    this.optimizer = optimizer;
    this.err = err;
    this.intervalNanos = intervalNanos;
    this.timeLeft = new TimeLeft(lastLine);
  }

  @Override
  public void iteration(int iteration, int iterations, double rate, double loss, double best) {
    long now = System.nanoTime();
    double left = timeLeft.seconds(iteration + 1, iterations, now);
    if (now - lastLine < intervalNanos) {
      return;
    }
    lastLine = now;
    err.printf(
        "%s: iteration %d of %d, learning rate %s, loss %s, %s left%n",
        optimizer,
        iteration + 1,
        iterations,
        Figures.learningRate(rate),
        Figures.loss(loss),
        Figures.minutes(left));
  }

  @Override
  public void close() {}
}
