package io.github.rangefinder.finder.rangetest.preset;

/**
 * What a range test does where nobody says otherwise.
 *
 * @param startLearningRate the start of the ramp
 * @param endLearningRate its end
 * @param epochs the length of the test; null if {@code iterations} has it
 * @param iterations the length of the test; null if {@code epochs} has it
 * @param stopFactor how many times the lowest smoothed loss ends the test
 */
public record Defaults(
    double startLearningRate,
    double endLearningRate,
    Integer epochs,
    Integer iterations,
    double stopFactor) {
  /** Rangefinder's own, those of the experiment that it repeats. */
  public static final Defaults RANGEFINDER = ofEpochs(1e-4, 1, 5, 4);

  static Defaults ofEpochs(double start, double end, int epochs, double stopFactor) {
    return new Defaults(start, end, epochs, null, stopFactor);
  }

  static Defaults ofIterations(double start, double end, int iterations, double stopFactor) {
    return new Defaults(start, end, null, iterations, stopFactor);
  }
}
