package io.github.rangefinder.engine.kernel;

/**
 * Normalisation within a sample: Ba, Kiros and Hinton, "Layer normalization", 2016, equation 4; Wu
 * and He, "Group normalization", 2018; Zhang and Sennrich, "Root mean square layer normalization",
 * 2019. With the mean and the variance of the elements of a row (of their squares, where the mean
 * is taken to be 0):
 *
 * <pre>
 * normalized = (x - mean) · inverse        inverse = 1 / √(variance + epsilon)
 * out        = gamma · normalized + beta
 * </pre>
 *
 * <p>A row's mean and inverse stand at moments[m] and moments[m + 1], behind them what backward
 * needs of its gradient ({@link #MOMENTS} in all), its elements in x, out and their gradients from
 * {@code at} on, its parameters from {@code p} on; without gamma and beta they are null. Gradients
 * are added.
 */
public final class RowNormalization {
  /** Floats that a row has in moments. */
  public static final int MOMENTS = 4;

  private RowNormalization() {}

  /**
   * moments[m], moments[m + 1] = mean and inverse of the row, in two passes, summed in double
   * precision.
   */
  public static void moments(
      NormalizedRow row, double epsilon, float[] x, int at, float[] moments, int m) {
    double sum = 0;
    for (int b = 0; b < row.blocks(); b++) {
      int from = at + b * row.blockStride();
      for (int i = from; i < from + row.length(); i++) {
        sum += x[i];
      }
    }
    aroundMean(row, epsilon, x, at, sum / row.size(), moments, m);
  }

  /**
   * moments[m], moments[m + 1] = the given mean and the inverse that belongs to the squares around
   * it.
   */
  public static void aroundMean(
      NormalizedRow row, double epsilon, float[] x, int at, double mean, float[] moments, int m) {
    double squares = 0;
    for (int b = 0; b < row.blocks(); b++) {
      int from = at + b * row.blockStride();
      for (int i = from; i < from + row.length(); i++) {
        squares += (x[i] - mean) * (x[i] - mean);
      }
    }
    moments[m] = (float) mean;
    moments[m + 1] = (float) (1 / Math.sqrt(squares / row.size() + epsilon));
  }

  /** out (row) = gamma · (x - offset) · inverse + beta; the offset is the row's mean or 0. */
  public static void normalize(
      NormalizedRow row,
      float[] x,
      int at,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gamma,
      float[] beta,
      int p,
      float[] out) {
    float offset = subtractsMean ? moments[m] : 0;
    float inverse = moments[m + 1];
    for (int b = 0; b < row.blocks(); b++) {
      int from = b * row.blockStride() + at;
      int parameter = p + b * row.parameterPerBlock();
      for (int i = from; i < from + row.length(); i++) {
        float value = (x[i] - offset) * inverse;
        value = gamma == null ? value : value * gamma[parameter];
        out[i] = beta == null ? value : value + beta[parameter];
        parameter += row.parameterPerElement();
      }
    }
  }

  /**
   * inputGradient (row) += inverse · (g - the mean of g where the offset is the mean - normalized ·
   * the mean of g · (x - offset) · inverse), g = gamma · outputGradient: mean and variance depend
   * on every element.
   *
   * @param subtractsMean whether the offset is the row's mean, else it is a constant 0
   */
  public static void inputGradient(
      NormalizedRow row,
      float[] x,
      float[] outputGradient,
      int at,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gamma,
      int p,
      float[] inputGradient) {
    gradientMoments(row, x, outputGradient, at, moments, m, subtractsMean, gamma, p);
    float mean = moments[m];
    float inverse = moments[m + 1];
    float meanGradient = moments[m + 2];
    float slope = moments[m + 3];
    for (int b = 0; b < row.blocks(); b++) {
      int from = b * row.blockStride() + at;
      int parameter = p + b * row.parameterPerBlock();
      for (int i = from; i < from + row.length(); i++) {
        float g = gamma == null ? outputGradient[i] : gamma[parameter] * outputGradient[i];
        float normalized = (x[i] - mean) * inverse;
        inputGradient[i] += inverse * (g - meanGradient - normalized * slope);
        parameter += row.parameterPerElement();
      }
    }
  }

  /** moments (4) gets the mean of g, 0 where no mean is subtracted, and of g · normalized. */
  private static void gradientMoments(
      NormalizedRow row,
      float[] x,
      float[] outputGradient,
      int at,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gamma,
      int p) {
    float offset = subtractsMean ? moments[m] : 0;
    double sum = 0;
    double dot = 0;
    for (int b = 0; b < row.blocks(); b++) {
      int from = b * row.blockStride() + at;
      int parameter = p + b * row.parameterPerBlock();
      for (int i = from; i < from + row.length(); i++) {
        float g = gamma == null ? outputGradient[i] : gamma[parameter] * outputGradient[i];
        sum += g;
        dot += (double) g * (x[i] - offset);
        parameter += row.parameterPerElement();
      }
    }
    moments[m + 2] = subtractsMean ? (float) (sum / row.size()) : 0;
    moments[m + 3] = (float) (dot * moments[m + 1] / row.size());
  }

  /**
   * gammaGradient += outputGradient · (x - offset) · inverse and betaGradient += outputGradient; a
   * gradient that is null is left out.
   */
  public static void parameterGradients(
      NormalizedRow row,
      float[] x,
      float[] outputGradient,
      int at,
      float[] moments,
      int m,
      boolean subtractsMean,
      float[] gammaGradient,
      float[] betaGradient,
      int p) {
    float offset = subtractsMean ? moments[m] : 0;
    float inverse = moments[m + 1];
    for (int b = 0; b < row.blocks(); b++) {
      int from = b * row.blockStride() + at;
      int parameter = p + b * row.parameterPerBlock();
      for (int i = from; i < from + row.length(); i++) {
        if (gammaGradient != null) {
          gammaGradient[parameter] += outputGradient[i] * ((x[i] - offset) * inverse);
        }
        if (betaGradient != null) {
          betaGradient[parameter] += outputGradient[i];
        }
        parameter += row.parameterPerElement();
      }
    }
  }
}
