package io.github.rangefinder.engine.kernel;

/**
 * Activation functions, element by element, and their gradients in terms of their own output. C2
 * vectorises the simple loops by itself; those with an exponential have fast twins.
 */
public final class Activations {
  private Activations() {}

  /** out (n) = max(x, 0). */
  public static void relu(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Math.max(x[i], 0);
    }
  }

  /** inputGradient (n) += outputGradient where out > 0, else 0. */
  public static void reluGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += out[i] > 0 ? outputGradient[i] : 0;
    }
  }

  /** out (n) = x where x > 0, else slope · x. */
  public static void leakyRelu(float slope, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] > 0 ? x[i] : slope * x[i];
    }
  }

  /** inputGradient (n) += outputGradient where out > 0, else slope · outputGradient; slope ≥ 0. */
  public static void leakyReluGradient(
      float slope, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += out[i] > 0 ? outputGradient[i] : slope * outputGradient[i];
    }
  }

  /** out (n) = scale · x + offset. */
  public static void rescale(float scale, float offset, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = scale * x[i] + offset;
    }
  }

  /** inputGradient (n) += scale · outputGradient. */
  public static void rescaleGradient(
      float scale, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += scale * outputGradient[i];
    }
  }

  /** out (n) = tanh(x). */
  public static void tanh(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Sigmoid.tanh(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · (1 - out²). */
  public static void tanhGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += outputGradient[i] * (1 - out[i] * out[i]);
    }
  }

  /** out (n) = 1 / (1 + e^-x). */
  public static void sigmoid(float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = Sigmoid.logistic(x[i]);
    }
  }

  /** inputGradient (n) += outputGradient · out · (1 - out). */
  public static void sigmoidGradient(
      float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += outputGradient[i] * out[i] * (1 - out[i]);
    }
  }

  /** out (rows, width) = softmax of each row of x: e^x over the row's sum of e^x. */
  public static void softmax(float[] x, float[] out, int fromRow, int rows, int width) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      int at = row * width;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < width; i++) {
        largest = Math.max(largest, x[at + i]);
      }
      double sum = 0;
      for (int i = 0; i < width; i++) {
        out[at + i] = Exponential.exp(x[at + i] - largest);
        sum += out[at + i];
      }
      for (int i = 0; i < width; i++) {
        out[at + i] = (float) (out[at + i] / sum);
      }
    }
  }

  /** inputGradient (rows, width) += out · (outputGradient - Σ outputGradient · out), row by row. */
  public static void softmaxGradient(
      float[] out,
      float[] outputGradient,
      float[] inputGradient,
      int fromRow,
      int rows,
      int width) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      int at = row * width;
      double dot = 0;
      for (int i = 0; i < width; i++) {
        dot += (double) outputGradient[at + i] * out[at + i];
      }
      for (int i = 0; i < width; i++) {
        inputGradient[at + i] += (float) (out[at + i] * (outputGradient[at + i] - dot));
      }
    }
  }
}
