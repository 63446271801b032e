package io.github.rangefinder.engine.kernel;

/**
 * Group normalisation of one sample (rows, channels) out of sums over its rows, channel by channel:
 * the channels of a group, each of them as many, have one mean and one variance. What is once a
 * group is written for each of its channels.
 *
 * <p>Source: Wu and He, "Group normalization", 2018.
 */
public final class GroupMoments {
  private GroupMoments() {}

  /** mean (channels) of each channel's group, from the sums of the channels. */
  public static void means(double[] sums, int rows, int each, float[] mean) {
    for (int first = 0; first < mean.length; first += each) {
      double sum = 0;
      for (int c = first; c < first + each; c++) {
        sum += sums[c];
      }
      for (int c = first; c < first + each; c++) {
        mean[c] = (float) (sum / ((double) rows * each));
      }
    }
  }

  /**
   * inverse (channels), from at on, = 1 / √(variance of the channel's group + epsilon), from the
   * squares of the channels around its mean.
   */
  public static void inverseDeviations(
      double[] squares, int rows, int each, double epsilon, float[] inverse, int at, int channels) {
    for (int first = 0; first < channels; first += each) {
      double square = 0;
      for (int c = first; c < first + each; c++) {
        square += squares[c];
      }
      float value = (float) (1 / Math.sqrt(square / ((double) rows * each) + epsilon));
      for (int c = first; c < first + each; c++) {
        inverse[at + c] = value;
      }
    }
  }

  /** scale (channels) = gamma · inverse, which begins at at. */
  public static void scales(float[] gamma, float[] inverse, int at, float[] scale) {
    for (int c = 0; c < scale.length; c++) {
      scale[c] = gamma[c] * inverse[at + c];
    }
  }

  /**
   * gradients (channels) += sums · factors: those of gamma, from Σ g · (x - mean), with the inverse
   * deviations as factors.
   */
  public static void addScaled(
      double[] sums, int sumsAt, float[] factors, int at, float[] gradients) {
    for (int c = 0; c < gradients.length; c++) {
      gradients[c] += (float) (sums[sumsAt + c] * factors[at + c]);
    }
  }

  /**
   * coefficients (3, channels) of the output gradient, x - mean and 1 in the input's gradient,
   *
   * <pre>
   * inverse · (gamma · g - the mean of gamma · g
   *            - (x - mean) · inverse² · the mean of gamma · g · (x - mean))
   * </pre>
   *
   * with means over the group.
   *
   * @param sums (2, channels): Σ g and Σ g · (x - mean) over the rows
   * @param at where the inverse deviations begin
   */
  public static void inputCoefficients(
      double[] sums,
      int rows,
      int each,
      float[] gamma,
      float[] inverse,
      int at,
      float[] coefficients) {
    int channels = gamma.length;
    for (int first = 0; first < channels; first += each) {
      double gradient = 0;
      double product = 0;
      for (int c = first; c < first + each; c++) {
        gradient += gamma[c] * sums[c];
        product += gamma[c] * sums[channels + c];
      }
      double own = inverse[at + first];
      double share = own / ((double) rows * each);
      for (int c = first; c < first + each; c++) {
        coefficients[c] = (float) (gamma[c] * own);
        coefficients[channels + c] = (float) (-product * own * own * share);
        coefficients[2 * channels + c] = (float) (-gradient * share);
      }
    }
  }
}
