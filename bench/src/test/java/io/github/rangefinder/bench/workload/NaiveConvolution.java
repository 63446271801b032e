package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * One sample of a convolution with bias, ReLU and max-pooling (or neither of these two), and its
 * gradients, as the formulas say it: what the benchmarks' results are compared with.
 */
public final class NaiveConvolution {
  private final ConvolutionSizes sizes;
  private final boolean relu;
  private final float[] kernel;
  private final float[] bias;

  /** Pooled output of the last {@link #run}. */
  public final double[] output;

  /** Sum over the samples so far. */
  public final double[] kernelGradient;

  /** Sum over the samples so far. */
  public final double[] biasGradient;

  /** Of the last sample. */
  public final double[] inputGradient;

  /** Stride 1, no padding. */
  public NaiveConvolution(ConvolutionSizes sizes, boolean relu, float[] kernel, float[] bias) {
    this.sizes = sizes;
    this.relu = relu;
    this.kernel = kernel;
    this.bias = bias;
    output = new double[sizes.pooledSize()];
    kernelGradient = new double[kernel.length];
    biasGradient = new double[bias.length];
    inputGradient = new double[sizes.imageSize()];
  }

  /** Forward and backward of one sample. */
  public void run(float[] image, int imageAt, float[] outputGradient, int outputAt) {
    Arrays.fill(inputGradient, 0);
    for (int cell = 0; cell < sizes.pooledHeight() * sizes.pooledWidth(); cell++) {
      for (int filter = 0; filter < sizes.filters(); filter++) {
        runCell(image, imageAt, outputGradient, outputAt, cell, filter);
      }
    }
  }

  private void runCell(
      float[] image, int imageAt, float[] outputGradient, int outputAt, int cell, int filter) {
    double best = Double.NEGATIVE_INFINITY;
    int bestY = 0;
    int bestX = 0;
    for (int i = 0; i < sizes.pool() * sizes.pool(); i++) {
      int y = cell / sizes.pooledWidth() * sizes.pool() + i / sizes.pool();
      int x = cell % sizes.pooledWidth() * sizes.pool() + i % sizes.pool();
      double value = bias[filter] + window(image, imageAt, y, x, filter, 0);
      if (value > best) {
        best = value;
        bestY = y;
        bestX = x;
      }
    }
    int at = cell * sizes.filters() + filter;
    output[at] = relu ? Math.max(best, 0) : best;
    if (!relu || best > 0) {
      double gradient = outputGradient[outputAt + at];
      biasGradient[filter] += gradient;
      window(image, imageAt, bestY, bestX, filter, gradient);
    }
  }

  /** The sum over a window; adds its share of a gradient to both gradients. */
  private double window(float[] image, int imageAt, int y, int x, int filter, double gradient) {
    double sum = 0;
    for (int i = 0; i < sizes.kernelHeight() * sizes.kernelWidth() * sizes.channels(); i++) {
      int channel = i % sizes.channels();
      int column = x + i / sizes.channels() % sizes.kernelWidth();
      int row = y + i / sizes.channels() / sizes.kernelWidth();
      int pixel = (row * sizes.width() + column) * sizes.channels() + channel;
      int weight = i * sizes.filters() + filter;
      sum += (double) image[imageAt + pixel] * kernel[weight];
      kernelGradient[weight] += gradient * image[imageAt + pixel];
      inputGradient[pixel] += gradient * kernel[weight];
    }
    return sum;
  }
}
