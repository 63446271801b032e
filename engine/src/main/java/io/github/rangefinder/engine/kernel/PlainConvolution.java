package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * The convolution by its definition, one multiply-add after the other.
 *
 * <p>Forward adds one float of the image, times the weights that all filters have for it, to the
 * filters' sums; backward goes over the output gradients that the ReLU let through and adds, for
 * all channels of a tap, to one filter's gradient. Each walks its weights from float to float, so
 * backward has a transposed copy of them, and its gradient likewise: (filters, kernelHeight,
 * kernelWidth, channels).
 */
public final class PlainConvolution implements Convolution {
  private final ConvolutionSizes s;
  private final boolean relu;
  private final float[][] kernelGradients;
  private final float[][] biasGradients;
  private final float[] filterWeights;
  private final int taps;
  private float[] kernel;
  private float[][] pixels = new float[0][];

  public PlainConvolution(ConvolutionSizes sizes, boolean relu, int shards) {
    this.s = sizes;
    this.relu = relu;
    this.taps = s.kernelHeight() * s.kernelWidth() * s.channels();
    this.filterWeights = new float[taps * s.filters()];
    this.kernelGradients = new float[shards][filterWeights.length];
    this.biasGradients = new float[shards][s.filters()];
  }

  @Override
  public void begin(float[] kernel, int threads) {
    if (pixels.length < threads) {
      pixels = new float[threads][s.filters()];
    }
    this.kernel = kernel;
    for (int i = 0; i < kernel.length; i++) {
      filterWeights[i % s.filters() * taps + i / s.filters()] = kernel[i];
    }
  }

  @Override
  public void forward(
      int thread,
      float[] image,
      int imageAt,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    float[] value = pixels[thread];
    for (int i = 0; i < s.pixels(); i++) {
      convolve(i, image, imageAt, bias, value);
      int candidate = i % s.window();
      int at = outputAt + i / s.window() * s.filters();
      for (int f = 0; f < s.filters(); f++) {
        float v = relu ? Math.max(value[f], 0) : value[f];
        boolean wins = candidate == 0 || v > output[at + f];
        output[at + f] = candidate == 0 ? v : Math.max(v, output[at + f]); // NaN stays
        if (wins && s.window() > 1) {
          winners[at + f] = relu && v <= 0 ? NO_WINNER : candidate;
        }
      }
    }
  }

  /** value (filters) = the convolution at pixel i. */
  private void convolve(int i, float[] image, int imageAt, float[] bias, float[] value) {
    System.arraycopy(bias, 0, value, 0, s.filters());
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        int at = imageOffset(i, kh, kw);
        if (at < 0) {
          continue;
        }
        for (int c = 0; c < s.channels(); c++) {
          float x = image[imageAt + at + c];
          int weights = kernelOffset(kh, kw, c);
          for (int f = 0; f < s.filters(); f++) {
            value[f] += x * kernel[weights + f];
          }
        }
      }
    }
  }

  @Override
  public void clearGradients(int shard) {
    Arrays.fill(kernelGradients[shard], 0);
    Arrays.fill(biasGradients[shard], 0);
  }

  @Override
  public void backward(
      int shard,
      int thread,
      float[] image,
      float[] inputGradient,
      int imageAt,
      float[] output,
      float[] winners,
      float[] outputGradient,
      int outputAt) {
    if (inputGradient != null) {
      Arrays.fill(inputGradient, imageAt, imageAt + s.imageSize(), 0);
    }
    for (int o = 0; o < s.pooledSize(); o++) {
      float g = outputGradient[outputAt + o];
      int winner = s.window() > 1 ? (int) winners[outputAt + o] : 0;
      if (relu && output[outputAt + o] <= 0) {
        continue;
      }
      int pixel = o / s.filters() * s.window() + winner;
      spread(shard, pixel, o % s.filters(), g, image, inputGradient, imageAt);
    }
  }

  /** Adds what one output's gradient g means for the weights and the image it was made from. */
  private void spread(
      int shard,
      int pixel,
      int filter,
      float g,
      float[] image,
      float[] inputGradient,
      int imageAt) {
    float[] kernelGradient = kernelGradients[shard];
    biasGradients[shard][filter] += g;
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        int at = imageOffset(pixel, kh, kw);
        if (at < 0) {
          continue;
        }
        int weights = filter * taps + (kh * s.kernelWidth() + kw) * s.channels();
        for (int c = 0; c < s.channels(); c++) {
          kernelGradient[weights + c] += g * image[imageAt + at + c];
        }
        if (inputGradient != null) {
          for (int c = 0; c < s.channels(); c++) {
            inputGradient[imageAt + at + c] += g * filterWeights[weights + c];
          }
        }
      }
    }
  }

  @Override
  public int addTasks() {
    return 1;
  }

  @Override
  public void addGradients(int task, int shards, float[] kernelGradient, float[] biasGradient) {
    for (int shard = 0; shard < shards; shard++) {
      for (int i = 0; i < kernelGradient.length; i++) {
        kernelGradient[i] += kernelGradients[shard][i % s.filters() * taps + i / s.filters()];
      }
      for (int f = 0; f < s.filters(); f++) {
        biasGradient[f] += biasGradients[shard][f];
      }
    }
  }

  /** Where the pixel's window meets the image, or -1 in the padding. */
  private int imageOffset(int pixel, int kh, int kw) {
    int y = s.pixelRow(pixel) * s.stride() + kh - s.padTop();
    int x = s.pixelColumn(pixel) * s.stride() + kw - s.padLeft();
    boolean inside = y >= 0 && y < s.height() && x >= 0 && x < s.width();
    return inside ? (y * s.width() + x) * s.channels() : -1;
  }

  private int kernelOffset(int kh, int kw, int c) {
    return ((kh * s.kernelWidth() + kw) * s.channels() + c) * s.filters();
  }
}
