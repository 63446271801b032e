package io.github.rangefinder.finder.run;

import java.util.function.Supplier;

/** Shows how far something has come, until it is closed. */
public interface Meter extends AutoCloseable {
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
}
