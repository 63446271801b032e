package io.github.rangefinder.finder.cli;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Shows how far something has come, until it is closed. */
interface Meter extends AutoCloseable {
  /**
   * Some iterations are done.
   *
   * @param brief the figures reached, for a bar
   * @param full the same in words, for a line
   */
  void reached(long done, long of, Supplier<String> brief, Supplier<String> full);

  @Override
  void close();

  /** Shows nothing. */
  static Meter silent() {
    return new Meter() {
      @Override
      public void reached(long done, long of, Supplier<String> brief, Supplier<String> full) {}

      @Override
      public void close() {}
    };
  }

  /**
   * A bar on a terminal, lines now and then elsewhere.
   *
   * @param columns the width of the terminal behind {@code err}, 0 if it is none
   */
  static Meter show(String name, long iterations, int columns, PrintStream err) {
    return columns > 0 ? new MeterBar(name, iterations, columns, err) : new MeterLines(name, err);
  }
}
