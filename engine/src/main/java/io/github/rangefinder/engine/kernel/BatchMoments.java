package io.github.rangefinder.engine.kernel;

/**
 * Mean and variance of a batch put together of its samples', channel by channel, in the order of
 * the samples, and what batch normalisation makes of them.
 *
 * <p>Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983.
 */
public final class BatchMoments {
  private BatchMoments() {}

  /** center (channels) = a sample's sums, which begin at an offset, over its rows. */
  public static void sampleMean(double[] sums, int at, int rows, int channels, float[] center) {
    for (int c = 0; c < channels; c++) {
      center[c] = (float) (sums[at + c] / rows);
    }
  }

  /**
   * mean and variance (channels) of a batch, from sums (samples, channels) = Σ x and squares
   * (samples, channels) = Σ (x - the sample's {@link #sampleMean})² over the rows of each sample.
   */
  public static void ofBatch(
      double[] sums,
      double[] squares,
      int samples,
      int rows,
      int channels,
      float[] mean,
      float[] variance) {
    double count = (double) samples * rows;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        sum += sums[sample * channels + c];
      }
      double center = sum / count;
      double square = 0;
      for (int sample = 0; sample < samples; sample++) {
        double own = sums[sample * channels + c] / rows;
        double rounding = own - (float) own;
        double distance = own - center;
        square +=
            squares[sample * channels + c] + rows * (distance * distance - rounding * rounding);
      }
      mean[c] = (float) center;
      variance[c] = (float) Math.max(square / count, 0);
    }
  }

  /** scale (channels) = gamma · inverseDeviation. */
  public static void scale(float[] gamma, float[] inverseDeviation, float[] scale) {
    for (int c = 0; c < scale.length; c++) {
      scale[c] = gamma[c] * inverseDeviation[c];
    }
  }

  /**
   * totals (2, channels) = Σ g and Σ g · (x - mean) · inverseDeviation over a batch, from sums
   * (samples, 2, channels) of Σ g and Σ g · (x - mean): the gradients of beta and gamma.
   */
  public static void gradientTotals(
      double[] sums, int samples, float[] inverseDeviation, double[] totals) {
    int channels = inverseDeviation.length;
    for (int c = 0; c < channels; c++) {
      double gradient = 0;
      double product = 0;
      for (int sample = 0; sample < samples; sample++) {
        gradient += sums[sample * 2 * channels + c];
        product += sums[(sample * 2 + 1) * channels + c];
      }
      totals[c] = gradient;
      totals[channels + c] = product * inverseDeviation[c];
    }
  }

  /** gradient (n) += totals, which begin at an offset. */
  public static void add(double[] totals, int at, float[] gradient) {
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] += (float) totals[at + c];
    }
  }

  /**
   * coefficients (3, channels) of g, x - mean and 1 in the input's gradient.
   *
   * @param totals {@link #gradientTotals}
   * @param share 1 over the rows of the batch; 0 where mean and variance are constants, so that
   *     nothing comes back through them
   */
  public static void inputCoefficients(
      float[] scale,
      float[] inverseDeviation,
      double[] totals,
      double share,
      float[] coefficients) {
    int channels = scale.length;
    for (int c = 0; c < channels; c++) {
      coefficients[c] = scale[c];
      coefficients[channels + c] =
          (float) (-scale[c] * inverseDeviation[c] * totals[channels + c] * share);
      coefficients[2 * channels + c] = (float) (-scale[c] * totals[c] * share);
    }
  }
}
