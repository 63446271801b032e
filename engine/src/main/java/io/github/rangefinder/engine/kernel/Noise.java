package io.github.rangefinder.engine.kernel;

/**
 * Noise on activations in training. What is drawn depends on the key and on the element's place in
 * the batch alone, so that backward draws the same again. Gradients are added.
 */
public final class Noise {
  /** The least value of SELU. */
  private static final double LEAST = -ExponentialUnits.SELU_ALPHA * ExponentialUnits.SELU_SCALE;

  private Noise() {}

  /** out (n) = x + deviation · a normal number; its gradient is the output's. */
  public static void add(long key, float deviation, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] + deviation * CounterRandom.normal(key, i);
    }
  }

  /** out (n) = x · (1 + deviation · a normal number). */
  public static void multiply(long key, float deviation, float[] x, float[] out, int from, int n) {
    for (int i = from; i < from + n; i++) {
      out[i] = x[i] * (1 + deviation * CounterRandom.normal(key, i));
    }
  }

  /** inputGradient (n) += outputGradient · (1 + deviation · the same normal number). */
  public static void multiplyGradient(
      long key, float deviation, float[] outputGradient, float[] inputGradient, int from, int n) {
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += outputGradient[i] * (1 + deviation * CounterRandom.normal(key, i));
    }
  }

  /**
   * out (n) = a x + b, with the least value of SELU in place of x with probability rate; a and b
   * such that mean 0 and variance 1 stay: Klambauer et al., "Self-normalizing neural networks",
   * 2017.
   */
  public static void alphaDropout(long key, double rate, float[] x, float[] out, int from, int n) {
    float a = (float) alphaScale(rate);
    float b = (float) (-alphaScale(rate) * LEAST * rate);
    for (int i = from; i < from + n; i++) {
      float value = kept(key, rate, i) ? x[i] : (float) LEAST;
      out[i] = a * value + b;
    }
  }

  /** inputGradient (n) += a · outputGradient of what was kept. */
  public static void alphaDropoutGradient(
      long key, double rate, float[] outputGradient, float[] inputGradient, int from, int n) {
    float a = (float) alphaScale(rate);
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += kept(key, rate, i) ? a * outputGradient[i] : 0;
    }
  }

  /**
   * out (positions, channels) = x / (1 - rate), whole channels 0 with probability rate: Tompson et
   * al., "Efficient object localization using convolutional networks", 2015.
   */
  public static void channelDropout(
      long key, double rate, int sample, int positions, int channels, float[] x, float[] out) {
    int from = sample * positions * channels;
    for (int c = 0; c < channels; c++) {
      float scale = kept(key, rate, sample * channels + c) ? (float) (1 / (1 - rate)) : 0;
      for (int p = 0; p < positions; p++) {
        int i = from + p * channels + c;
        out[i] = scale == 0 ? 0 : scale * x[i];
      }
    }
  }

  /** inputGradient (positions, channels) += outputGradient / (1 - rate) of the channels kept. */
  public static void channelDropoutGradient(
      long key,
      double rate,
      int sample,
      int positions,
      int channels,
      float[] outputGradient,
      float[] inputGradient) {
    int from = sample * positions * channels;
    for (int c = 0; c < channels; c++) {
      float scale = kept(key, rate, sample * channels + c) ? (float) (1 / (1 - rate)) : 0;
      for (int p = 0; p < positions; p++) {
        int i = from + p * channels + c;
        inputGradient[i] += scale * outputGradient[i];
      }
    }
  }

  private static double alphaScale(double rate) {
    return 1 / Math.sqrt((1 - rate) * (1 + rate * LEAST * LEAST));
  }

  private static boolean kept(long key, double rate, int i) {
    return CounterRandom.uniform(key, i, 0, 1) >= rate;
  }
}
