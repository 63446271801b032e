package io.github.rangefinder.finder.run.job;

/** Makes the meters that show progress. */
@FunctionalInterface
public interface Meters {
  /**
   * A meter, to be closed when what it shows has ended.
   *
   * @param name what it shows
   * @param iterations how many there will be at most
   */
  Meter meter(String name, long iterations);

  /** Shows nothing. */
  static Meters silent() {
    return (name, iterations) -> Meter.silent();
  }
}
