package io.github.rangefinder.finder.source.table;

/**
 * What a column's numbers are at both ends.
 *
 * @param least the smallest
 * @param leastTimes how often that is there
 * @param above the smallest of the others; infinite if there is none
 * @param below the largest but one, if there is another
 * @param most the largest
 * @param mostTimes how often that is there
 */
record NumberEnds(
    double least, int leastTimes, double above, double below, double most, int mostTimes) {
  /** Of numbers, none of which is NaN. */
  static NumberEnds of(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double above = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double below = Double.NEGATIVE_INFINITY;
    int leastTimes = 0;
    int mostTimes = 0;
    for (double value : values) {
      if (value < least) {
        above = least;
        least = value;
        leastTimes = 1;
      } else if (value == least) {
        leastTimes++;
      } else {
        above = Math.min(above, value);
      }
      if (value > most) {
        below = most;
        most = value;
        mostTimes = 1;
      } else if (value == most) {
        mostTimes++;
      } else {
        below = Math.max(below, value);
      }
    }
    return new NumberEnds(least, leastTimes, above, below, most, mostTimes);
  }

  /** Whether there are four different numbers or more: enough to tell what is far from the rest. */
  boolean areVaried() {
    return above < below;
  }
}
