package io.github.rangefinder.finder.report.page;

/**
 * An axis of a plot.
 *
 * @param label what it shows
 * @param logarithmic whether it starts out logarithmic
 * @param low where it begins while nothing is zoomed; NaN for where the data does
 * @param high where it ends then; NaN likewise
 * @param whole whether only whole numbers have a meaning, such as epochs
 */
public record Axis(String label, boolean logarithmic, double low, double high, boolean whole) {
  /** A linear axis as long as the data. */
  public static Axis linear(String label) {
    return new Axis(label, false, Double.NaN, Double.NaN, false);
  }

  /** An axis of whole numbers. */
  public static Axis whole(String label) {
    return new Axis(label, false, Double.NaN, Double.NaN, true);
  }

  /** A logarithmic axis as long as the data. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, Double.NaN, Double.NaN, false);
  }

  /** The same axis from one value to another. */
  public Axis between(double from, double to) {
    return new Axis(label, logarithmic, from, to, whole);
  }
}
