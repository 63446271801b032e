package io.github.rangefinder.engine.schedule;

/** A wave that rises and falls evenly: what the three cyclical schedules share. */
final class Triangle {
  private Triangle() {}

  /** Checks the bounds and half the length of a cycle. */
  static void check(double min, double max, int halfCycle) {
    Limits.requirePositive("a cycle's upper bound", max);
    Limits.requireBetweenZeroAnd(max, "a cycle's lower bound", min);
    Limits.requireSteps("the steps of half a cycle", halfCycle);
  }

  /** The wave's height: 0 at step 0, 1 at step {@code halfCycle}, 0 at twice that, and so on. */
  static double height(int step, int halfCycle) {
    long inCycle = step % (2L * halfCycle);
    return 1 - Math.abs(inCycle - halfCycle) / (double) halfCycle;
  }

  /** {@code min + (max - min) height}, exact at both bounds. */
  static double between(double min, double max, double height) {
    return height == 1 ? max : min + (max - min) * height;
  }

  /** Which cycle a step is in, counted from 0. */
  static int cycle(int step, int halfCycle) {
    return (int) (step / (2L * halfCycle));
  }
}
