package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.run.search.PriorTest;

/**
 * What a range test and a race may take together before a training: a quarter of its iterations.
 *
 * <p>The test has a third of that where the race then has time for trainings, else all of it, and a
 * training of fewer than 40 iterations has too small a quarter for any test: only there it takes
 * more.
 *
 * @param iterations how many the quarter has
 */
record Quarter(int iterations) {
  private static final double SHARE = 0.25;

  /** What the test may take of that; the race has the rest. */
  private static final double SHARE_OF_TEST = 1 / 3.0;

  /** A test of fewer iterations than these leaves no time for a race, … */
  private static final int FEW_ITERATIONS = 60;

  /** … and one of fewer than these shows no shape. */
  private static final int FEWEST_ITERATIONS = 10;

  /** Trainings of fewer iterations tell nothing. */
  private static final int SHORTEST_TRAINING = 5;

  /** That of a training of so many iterations. */
  static Quarter of(double iterations) {
    return new Quarter((int) (SHARE * iterations));
  }

  /** How many iterations a test has that so many trainings are to follow. */
  int ofTest(int trainings) {
    int share = (int) (SHARE_OF_TEST * iterations);
    boolean leavesTime = iterations - share >= trainings * SHORTEST_TRAINING;
    int wanted = leavesTime && share >= FEW_ITERATIONS ? share : iterations;
    return Math.max(FEWEST_ITERATIONS, Math.min(wanted, PriorTest.MOST_ITERATIONS));
  }

  /** How many each of so many trainings has behind a test of so many; 0 if there is no time. */
  int ofTraining(int test, int trainings) {
    int each = (iterations - test) / trainings;
    return each < SHORTEST_TRAINING ? 0 : each;
  }

  /** Whether it is too small for a test of so many iterations. */
  boolean isTooFewFor(int test) {
    return test > iterations;
  }
}
