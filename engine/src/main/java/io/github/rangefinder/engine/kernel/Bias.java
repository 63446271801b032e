package io.github.rangefinder.engine.kernel;

/** A bias that is added to every row of a matrix, and its gradient. */
public final class Bias {
  private Bias() {}

  /**
   * Rows [firstRow, lastRow) of out (…, width) = bias (width) in columns [firstColumn, lastColumn);
   * a matrix product then adds to them.
   */
  public static void fillRows(
      float[] bias,
      float[] out,
      int width,
      int firstRow,
      int lastRow,
      int firstColumn,
      int lastColumn) {
    for (int row = firstRow; row < lastRow; row++) {
      int at = row * width + firstColumn;
      System.arraycopy(bias, firstColumn, out, at, lastColumn - firstColumn);
    }
  }

  /** biasGradient (width) += Σ of the rows of outputGradient (rows, width), from outAt on. */
  public static void addRows(
      float[] outputGradient, int outAt, int rows, int width, float[] biasGradient) {
    for (int row = 0; row < rows; row++) {
      int at = outAt + row * width;
      for (int i = 0; i < width; i++) {
        biasGradient[i] += outputGradient[at + i];
      }
    }
  }
}
