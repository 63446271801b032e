package io.github.rangefinder.engine.kernel;

/** Elements of a sample in another order, some of them maybe several times or not at all. */
public final class Gather {
  private Gather() {}

  /** out (n) = x at the places that the table (n) names. */
  public static void forward(int[] table, float[] x, int xAt, float[] out, int outAt) {
    for (int i = 0; i < table.length; i++) {
      out[outAt + i] = x[xAt + table[i]];
    }
  }

  /** inputGradient at the places that the table (n) names += outputGradient (n). */
  public static void backward(
      int[] table, float[] outputGradient, int outAt, float[] inputGradient, int xAt) {
    for (int i = 0; i < table.length; i++) {
      inputGradient[xAt + table[i]] += outputGradient[outAt + i];
    }
  }
}
