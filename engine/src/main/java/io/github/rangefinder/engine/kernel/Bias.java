package io.github.rangefinder.engine.kernel;

/** A bias that is added to every row of a matrix, and its gradient. */
public final class Bias {
  private Bias() {}

  /** out (rows, width), every row = bias (width); a matrix product then adds to it. */
  public static void fillRows(float[] bias, float[] out, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, out, row * width, width);
    }
  }

  /** biasGradient (width) += Σ of the rows of outputGradient (rows, width). */
  public static void addRows(float[] outputGradient, int rows, int width, float[] biasGradient) {
    for (int row = 0; row < rows; row++) {
      int at = row * width;
      for (int i = 0; i < width; i++) {
        biasGradient[i] += outputGradient[at + i];
      }
    }
  }
}
