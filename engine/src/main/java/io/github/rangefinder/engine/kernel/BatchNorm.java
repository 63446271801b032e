package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * Batch normalisation of rows (rows, channels): Ioffe and Szegedy 2015, algorithm 1, and its
 * gradients. With the rows' mean and variance, channel by channel:
 *
 * <pre>
 * normalized = (x - mean) / √(variance + epsilon)
 * out        = gamma · normalized + beta
 * </pre>
 *
 * <p>Sums over all rows are made of pieces: a piece's sums, in double precision, stand at {@code
 * sums[at …]}, and are added in the order of the pieces.
 */
public final class BatchNorm {
  private BatchNorm() {}

  /** sums[at …] (channels) = Σ x over rows {@code fromRow <= i < toRow} of x (rows, channels). */
  public static void sums(float[] x, int fromRow, int toRow, int channels, double[] sums, int at) {
    Arrays.fill(sums, at, at + channels, 0);
    for (int row = fromRow; row < toRow; row++) {
      int first = row * channels;
      for (int c = 0; c < channels; c++) {
        sums[at + c] += x[first + c];
      }
    }
  }

  /**
   * sums[at …] (channels) = Σ (x - mean)² over rows {@code fromRow <= i < toRow} of x (rows,
   * channels).
   */
  public static void squares(
      float[] x, float[] mean, int fromRow, int toRow, int channels, double[] sums, int at) {
    Arrays.fill(sums, at, at + channels, 0);
    for (int row = fromRow; row < toRow; row++) {
      int first = row * channels;
      for (int c = 0; c < channels; c++) {
        double distance = (double) x[first + c] - mean[c];
        sums[at + c] += distance * distance;
      }
    }
  }

  /**
   * sums[at …] (2, channels) = Σ outputGradient and Σ outputGradient · normalized, over rows {@code
   * fromRow <= i < toRow} of x and outputGradient (rows, channels).
   */
  public static void gradientSums(
      float[] x,
      float[] outputGradient,
      float[] mean,
      float[] inverseDeviation,
      int fromRow,
      int toRow,
      int channels,
      double[] sums,
      int at) {
    Arrays.fill(sums, at, at + 2 * channels, 0);
    for (int row = fromRow; row < toRow; row++) {
      int first = row * channels;
      for (int c = 0; c < channels; c++) {
        float normalized = (x[first + c] - mean[c]) * inverseDeviation[c];
        sums[at + c] += outputGradient[first + c];
        sums[at + channels + c] += (double) outputGradient[first + c] * normalized;
      }
    }
  }

  /** total (n) = factor · the pieces' sums, piece by piece; pieces · n sums. */
  public static void total(double[] sums, int pieces, int n, double factor, float[] total) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int piece = 0; piece < pieces; piece++) {
        sum += sums[piece * n + i];
      }
      total[i] = (float) (factor * sum);
    }
  }

  /** inverseDeviation (channels) = 1 / √(variance + epsilon). */
  public static void inverseDeviation(float[] variance, double epsilon, float[] inverseDeviation) {
    for (int c = 0; c < variance.length; c++) {
      inverseDeviation[c] = (float) (1 / Math.sqrt(variance[c] + epsilon));
    }
  }

  /** moving (channels) = momentum · moving + (1 - momentum) · value. */
  public static void move(float[] moving, float[] value, double momentum) {
    for (int c = 0; c < moving.length; c++) {
      moving[c] = (float) (momentum * moving[c] + (1 - momentum) * value[c]);
    }
  }

  /** out (rows, channels) = gamma · normalized + beta, over rows {@code fromRow <= i < toRow}. */
  public static void normalize(
      float[] x,
      float[] mean,
      float[] inverseDeviation,
      float[] gamma,
      float[] beta,
      float[] out,
      int fromRow,
      int toRow) {
    int channels = mean.length;
    for (int row = fromRow; row < toRow; row++) {
      int first = row * channels;
      for (int c = 0; c < channels; c++) {
        out[first + c] = (x[first + c] - mean[c]) * (inverseDeviation[c] * gamma[c]) + beta[c];
      }
    }
  }

  /**
   * inputGradient (rows, channels) += gamma / √(variance + epsilon) · (outputGradient - the mean of
   * outputGradient - normalized · the mean of outputGradient · normalized), for mean and variance
   * depend on every row.
   *
   * @param totals (2, channels): {@link #gradientSums} over all rows
   */
  public static void inputGradient(
      float[] x,
      float[] outputGradient,
      float[] mean,
      float[] inverseDeviation,
      float[] gamma,
      float[] totals,
      int rows,
      float[] inputGradient,
      int fromRow,
      int toRow) {
    int channels = mean.length;
    float share = 1f / rows;
    for (int row = fromRow; row < toRow; row++) {
      int first = row * channels;
      for (int c = 0; c < channels; c++) {
        float normalized = (x[first + c] - mean[c]) * inverseDeviation[c];
        float common = share * (totals[c] + normalized * totals[channels + c]);
        inputGradient[first + c] +=
            gamma[c] * inverseDeviation[c] * (outputGradient[first + c] - common);
      }
    }
  }
}
