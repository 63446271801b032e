package io.github.rangefinder.engine.kernel;

/** Mean and deviation of the columns of a table, and what is made of them. */
public final class ColumnMoments {
  private ColumnMoments() {}

  /**
   * row (n), mean (n), squares (n): takes one more row into the running means and the sums of
   * squared distances from them.
   *
   * <p>Source: Welford, "Note on a method for calculating corrected sums of squares and products",
   * 1962: {@code d = x - mean; mean += d / count; squares += d (x - mean)}.
   *
   * @param count how many rows there are with this one
   */
  public static void add(float[] row, int n, long count, double[] mean, double[] squares) {
    double share = 1.0 / count;
    for (int i = 0; i < n; i++) {
      double distance = row[i] - mean[i];
      mean[i] += distance * share;
      squares[i] += distance * (row[i] - mean[i]);
    }
  }

  /** mean (n), scale (n): {@code x[offset + i] = (x[offset + i] - mean[i]) scale[i]}. */
  public static void standardize(float[] x, int offset, double[] mean, double[] scale, int n) {
    for (int i = 0; i < n; i++) {
      x[offset + i] = (float) ((x[offset + i] - mean[i]) * scale[i]);
    }
  }

  /** origin (n): {@code x[offset + i] = x[offset + i] + origin[i]}, rounded once. */
  public static void shift(float[] x, int offset, double[] origin, int n) {
    for (int i = 0; i < n; i++) {
      x[offset + i] = (float) (x[offset + i] + origin[i]);
    }
  }
}
