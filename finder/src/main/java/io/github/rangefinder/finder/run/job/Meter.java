package io.github.rangefinder.finder.run.job;

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

  /**
   * A curve has grown by a point, for those who draw it.
   *
   * @param series whose curve it is, such as the name of a test
   * @param x where the point lies: a learning rate, an epoch
   * @param values what was measured there; NaN where there is nothing
   */
  default void point(String series, double x, double... values) {}

  /**
   * It has come to its end; to be said before it is closed.
   *
   * @param how why there is no more of it, in a few words
   */
  default void ended(String how) {}

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
