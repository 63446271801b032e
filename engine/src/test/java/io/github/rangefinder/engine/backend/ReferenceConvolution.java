package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/** What {@link Convolution} computes for one sample, by its definition, in double precision. */
final class ReferenceConvolution {
  private final ConvolutionSizes s;
  private final boolean relu;
  private final float[] kernel;

  ReferenceConvolution(ConvolutionSizes sizes, boolean relu, float[] kernel) {
    this.s = sizes;
    this.relu = relu;
    this.kernel = kernel;
  }

  /** The output of the convolution alone at a row, column and filter. */
  double convolved(float[] image, int imageAt, float[] bias, int row, int column, int filter) {
    double sum = bias[filter];
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        for (int c = 0; c < s.channels(); c++) {
          int at = imageIndex(row, column, kh, kw, c);
          sum += at < 0 ? 0 : (double) image[imageAt + at] * kernel[kernelIndex(kh, kw, c, filter)];
        }
      }
    }
    return sum;
  }

  /** The convolution's outputs that one output behind ReLU and pooling looks at. */
  double[] window(float[] image, int imageAt, float[] bias, int out) {
    double[] window = new double[s.pool() * s.pool()];
    int[] place = place(out);
    for (int i = 0; i < window.length; i++) {
      int row = place[0] * s.pool() + i / s.pool();
      int column = place[1] * s.pool() + i % s.pool();
      window[i] = convolved(image, imageAt, bias, row, column, place[2]);
    }
    return window;
  }

  /** The output behind ReLU and pooling. */
  double output(double[] window) {
    double largest = Arrays.stream(window).max().orElseThrow();
    return relu ? Math.max(largest, 0) : largest;
  }

  /** Adds what one output's gradient means, given which place of its window won. */
  void backward(
      float[] image,
      int imageAt,
      float output,
      int winner,
      float outputGradient,
      int out,
      double[] imageGradient,
      double[] kernelGradient,
      double[] biasGradient) {
    if (relu && output <= 0) {
      return;
    }
    int[] place = place(out);
    int row = place[0] * s.pool() + winner / s.pool();
    int column = place[1] * s.pool() + winner % s.pool();
    int filter = place[2];
    biasGradient[filter] += outputGradient;
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        for (int c = 0; c < s.channels(); c++) {
          int at = imageIndex(row, column, kh, kw, c);
          int weight = kernelIndex(kh, kw, c, filter);
          if (at >= 0) {
            kernelGradient[weight] += (double) outputGradient * image[imageAt + at];
            imageGradient[imageAt + at] += (double) outputGradient * kernel[weight];
          }
        }
      }
    }
  }

  /** Row, column and filter of an output behind pooling. */
  private int[] place(int out) {
    int cell = out / s.filters();
    return new int[] {
      cell / (s.outWidth() / s.pool()), cell % (s.outWidth() / s.pool()), out % s.filters()
    };
  }

  /** Which float of the image a weight meets, or -1 in the padding. */
  private int imageIndex(int row, int column, int kh, int kw, int c) {
    int y = row * s.stride() + kh - s.padTop();
    int x = column * s.stride() + kw - s.padLeft();
    boolean inside = 0 <= y && y < s.height() && 0 <= x && x < s.width();
    return inside ? (y * s.width() + x) * s.channels() + c : -1;
  }

  private int kernelIndex(int kh, int kw, int c, int filter) {
    return ((kh * s.kernelWidth() + kw) * s.channels() + c) * s.filters() + filter;
  }
}
