package io.github.rangefinder.engine.kernel;

/** Activations that look at a whole row; their gradients are added. */
public final class RowActivations {
  private RowActivations() {}

  /** out (width) = x - log Σ e^x, of the row that begins at {@code at}. */
  public static void logSoftmax(float[] x, float[] out, int at, int width) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = at; i < at + width; i++) {
      largest = Math.max(largest, x[i]);
    }
    double sum = 0;
    for (int i = at; i < at + width; i++) {
      sum += Exponential.exp(x[i] - largest);
    }
    float logSum = Logarithm.log((float) sum);
    for (int i = at; i < at + width; i++) {
      out[i] = x[i] - largest - logSum;
    }
  }

  /** inputGradient (width) += outputGradient - e^out · Σ outputGradient. */
  public static void logSoftmaxGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int at, int width) {
    double sum = 0;
    for (int i = at; i < at + width; i++) {
      sum += outputGradient[i];
    }
    for (int i = at; i < at + width; i++) {
      inputGradient[i] += outputGradient[i] - Exponential.exp(out[i]) * (float) sum;
    }
  }

  /**
   * out (width) = max(x - τ, 0), as Keras 3.15 has it: τ = (Σ_r S_r - 1) / k, where S_r is the sum
   * of the r largest of the row, and the k largest are those with x > (S_r - 1) / r. (In Martins
   * and Astudillo, "From softmax to sparsemax", 2016, algorithm 1, τ is (S_k - 1) / k.)
   */
  public static void sparsemax(float[] x, float[] out, int at, int width) {
    double sums = 0;
    int support = 0;
    for (int i = at; i < at + width; i++) {
      double sum = sumDownTo(x, i, at, width);
      if (x[i] > (sum - 1) / rank(x, i, at, width)) {
        sums += sum;
        support++;
      }
    }
    double threshold = (sums - 1) / support;
    for (int i = at; i < at + width; i++) {
      out[i] = (float) Math.max(x[i] - threshold, 0);
    }
  }

  /**
   * inputGradient (width) += outputGradient where out > 0, less the share (k - r + 1) / k of the
   * sum of these at the r-th largest of the row, of the k largest.
   */
  public static void sparsemaxGradient(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int at, int width) {
    double sum = 0;
    int support = 0;
    for (int i = at; i < at + width; i++) {
      sum += out[i] > 0 ? outputGradient[i] : 0;
      support += x[i] > (sumDownTo(x, i, at, width) - 1) / rank(x, i, at, width) ? 1 : 0;
    }
    for (int i = at; i < at + width; i++) {
      int share = support - rank(x, i, at, width) + 1;
      float own = out[i] > 0 ? outputGradient[i] : 0;
      inputGradient[i] += own - (float) (sum * Math.max(share, 0) / support);
    }
  }

  /** Which largest of its row an element is, from 1; the first of equal ones is the larger. */
  private static int rank(float[] x, int i, int at, int width) {
    int rank = 1;
    for (int j = at; j < at + width; j++) {
      rank += x[j] > x[i] || x[j] == x[i] && j < i ? 1 : 0;
    }
    return rank;
  }

  /** The sum of an element and all larger ones of its row. */
  private static double sumDownTo(float[] x, int i, int at, int width) {
    double sum = x[i];
    for (int j = at; j < at + width; j++) {
      sum += x[j] > x[i] || x[j] == x[i] && j < i ? x[j] : 0;
    }
    return sum;
  }

  /** out (width) = a / (1 + e^-b), of a row x (a, b) of twice the width: Dauphin et al. 2017. */
  public static void glu(float[] x, int at, float[] out, int outAt, int width) {
    for (int i = 0; i < width; i++) {
      out[outAt + i] = x[at + i] * Sigmoid.logistic(x[at + width + i]);
    }
  }

  /** inputGradient (2, width) += outputGradient · (s, a s (1 - s)), s = 1 / (1 + e^-b). */
  public static void gluGradient(
      float[] x, float[] outputGradient, int outAt, float[] inputGradient, int at, int width) {
    for (int i = 0; i < width; i++) {
      float s = Sigmoid.logistic(x[at + width + i]);
      float g = outputGradient[outAt + i];
      inputGradient[at + i] += s * g;
      inputGradient[at + width + i] += x[at + i] * s * (1 - s) * g;
    }
  }
}
