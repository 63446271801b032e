package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.rangetest.Progress;
import java.io.PrintStream;

/** Shows how one range test comes along, until it is closed. */
interface TestProgress extends Progress, AutoCloseable {
  @Override
  void close();

  /** Shows nothing. */
  static TestProgress silent() {
    return new TestProgress() {
      @Override
      public void iteration(int iteration, int of, double rate, double loss, double best) {}

      @Override
      public void close() {}
    };
  }

  /**
   * A bar on a terminal, lines now and then elsewhere.
   *
   * @param columns the width of the terminal behind {@code err}, 0 if it is none
   */
  static TestProgress show(String optimizer, int iterations, int columns, PrintStream err) {
    return columns > 0
        ? new TestProgressBar(optimizer, iterations, columns, err)
        : new TestProgressLines(optimizer, err);
  }
}
