package io.github.rangefinder.bench.timing;

/** Something that can be done again and again and says how long it took. */
@FunctionalInterface
public interface Timed {
  /** Does it once and returns the milliseconds it took. */
  double millis();

  /** Runs something and measures it from outside. */
  static Timed of(Runnable action) {
    return () -> {
      long start = System.nanoTime();
      action.run();
      return (System.nanoTime() - start) * 1e-6;
    };
  }
}
