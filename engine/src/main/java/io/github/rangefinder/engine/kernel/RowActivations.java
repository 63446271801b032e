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
   * out (width) = max(x - τ, 0) with τ such that the row sums to 1: the nearest probabilities to x.
   * Martins and Astudillo, "From softmax to sparsemax", 2016, algorithm 1; τ is found by Newton's
   * steps on Σ max(x - τ, 0) = 1, which only rise and end after at most width of them (Michelot, "A
   * finite algorithm for finding the projection of a point onto the canonical simplex", 1986).
   */
  public static void sparsemax(float[] x, float[] out, int at, int width) {
    double threshold = Double.NEGATIVE_INFINITY;
    int support = width + 1;
    int before;
    do {
      before = support;
      double sum = 0;
      support = 0;
      for (int i = at; i < at + width; i++) {
        if (x[i] > threshold) {
          sum += x[i];
          support++;
        }
      }
      threshold = (sum - 1) / support;
    } while (support < before);
    for (int i = at; i < at + width; i++) {
      out[i] = (float) Math.max(x[i] - threshold, 0);
    }
  }

  /** inputGradient (width) += outputGradient less its mean, both over the elements with out > 0. */
  public static void sparsemaxGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int at, int width) {
    double sum = 0;
    int support = 0;
    for (int i = at; i < at + width; i++) {
      if (out[i] > 0) {
        sum += outputGradient[i];
        support++;
      }
    }
    float mean = (float) (sum / support);
    for (int i = at; i < at + width; i++) {
      inputGradient[i] += out[i] > 0 ? outputGradient[i] - mean : 0;
    }
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
