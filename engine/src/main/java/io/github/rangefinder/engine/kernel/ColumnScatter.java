package io.github.rangefinder.engine.kernel;

/** Puts a column into a matrix that lies row by row. */
public final class ColumnScatter {
  private ColumnScatter() {}

  /** {@code out[outOffset + i * stride] = column[columnOffset + i]}, for n floats. */
  public static void scatter(
      float[] column, int columnOffset, float[] out, int outOffset, int stride, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i * stride] = column[columnOffset + i];
    }
  }
}
