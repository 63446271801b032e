package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What each layer makes of one sample, by its definition and in double precision: the oracle of
 * values and, by central differences, of gradients.
 */
public final class ReferenceLayers {
  private double distanceToKink = Double.POSITIVE_INFINITY;

  /**
   * How near the closest ReLU was to 0 and the closest max-pool to a tie, over all calls so far:
   * nearer than a difference quotient reaches, there is no gradient to compare with.
   */
  public double distanceToKink() {
    return distanceToKink;
  }

  /** The outputs in training of a batch of samples of the given shape. */
  public double[][] forward(Layer layer, Shape shape, double[][] batch, List<double[]> parameters) {
    return layer instanceof BatchNormalization normalization
        ? normalize(normalization, shape.dim(shape.rank() - 1), batch, parameters)
        : Arrays.stream(batch)
            .map(x -> forward(layer, shape, x, parameters))
            .toArray(double[][]::new);
  }

  private double[] forward(Layer layer, Shape shape, double[] x, List<double[]> parameters) {
    if (layer instanceof Dense) {
      return dense(
          x, parameters.get(0), bias(parameters, layer.outputShape(List.of(shape)).dim(0)));
    } else if (layer instanceof Conv2d convolution) {
      double[] bias = bias(parameters, convolution.filters());
      return convolve(convolution, shape, x, parameters.get(0), bias);
    } else if (layer instanceof MaxPool2d pool) {
      return largest(pool, shape, x);
    } else if (layer instanceof AveragePool2d pool) {
      return means(pool.window(), pool.outputShape(shape), shape, x);
    } else if (layer instanceof GlobalAveragePool2d) {
      Window whole = new Window(shape.dim(0), shape.dim(1), 1, 1, Padding.VALID);
      return means(whole, Shape.of(1, 1, shape.dim(2)), shape, x);
    } else if (layer instanceof LeakyRelu leaky) {
      Arrays.stream(x).map(Math::abs).forEach(this::near);
      return Arrays.stream(x).map(v -> v > 0 ? v : leaky.slope() * v).toArray();
    } else if (layer instanceof Rescaling rescaling) {
      return Arrays.stream(x).map(v -> v * rescaling.scale() + rescaling.offset()).toArray();
    } else if (layer instanceof Softmax) {
      return softmax(x);
    } else if (layer instanceof Activation activation) {
      return Arrays.stream(x).map(v -> activate(activation, v)).toArray();
    } else if (layer instanceof Flatten || layer instanceof LearnedInput) {
      return x;
    }
    throw new IllegalArgumentException("no reference for " + layer);
  }

  private static double[] bias(List<double[]> parameters, int n) {
    return parameters.size() > 1 ? parameters.get(1) : new double[n];
  }

  private static double[] dense(double[] x, double[] kernel, double[] bias) {
    double[] out = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[j] += x[i] * kernel[i * out.length + j];
      }
    }
    return out;
  }

  private static double[] convolve(
      Conv2d layer, Shape shape, double[] x, double[] kernel, double[] bias) {
    Shape outShape = layer.outputShape(List.of(shape));
    Padding border = layer.padding();
    int stride = layer.window().rowStride();
    int top = padding(border, stride, shape.dim(0), outShape.dim(0), layer.kernelHeight());
    int left = padding(border, stride, shape.dim(1), outShape.dim(1), layer.kernelWidth());
    double[] out = new double[outShape.size()];
    int at = 0;
    for (int row = 0; row < outShape.dim(0); row++) {
      for (int column = 0; column < outShape.dim(1); column++) {
        for (int filter = 0; filter < layer.filters(); filter++) {
          double sum = bias[filter];
          int weight = filter;
          for (int kh = 0; kh < layer.kernelHeight(); kh++) {
            for (int kw = 0; kw < layer.kernelWidth(); kw++) {
              for (int c = 0; c < shape.dim(2); c++) {
                int y = row * layer.window().rowStride() + kh - top;
                int z = column * layer.window().columnStride() + kw - left;
                sum += pixel(x, shape, y, z, c) * kernel[weight];
                weight += layer.filters();
              }
            }
          }
          out[at++] = sum;
        }
      }
    }
    return out;
  }

  /** Zeros before the first pixel: half of all zeros that TensorFlow's same padding adds. */
  private static int padding(Padding border, int stride, int in, int out, int kernel) {
    int all = Math.max((out - 1) * stride + kernel - in, 0);
    return border == Padding.SAME ? all / 2 : 0;
  }

  private static boolean isInside(Shape shape, int row, int column) {
    return 0 <= row && row < shape.dim(0) && 0 <= column && column < shape.dim(1);
  }

  private static double pixel(double[] x, Shape shape, int row, int column, int channel) {
    return isInside(shape, row, column)
        ? x[(row * shape.dim(1) + column) * shape.dim(2) + channel]
        : 0;
  }

  private double[] largest(MaxPool2d layer, Shape shape, double[] x) {
    return windows(layer.window(), layer.outputShape(List.of(shape)), shape, x, this::largest);
  }

  private double largest(double[] window) {
    Arrays.sort(window);
    double largest = window[window.length - 1];
    if (window.length > 1 && largest != 0) {
      near(largest - window[window.length - 2]);
    }
    return largest;
  }

  private static double[] means(Window window, Shape outShape, Shape shape, double[] x) {
    return windows(window, outShape, shape, x, w -> Arrays.stream(w).average().orElseThrow());
  }

  /** A function of what of each window lies inside the image. */
  private static double[] windows(
      Window window, Shape outShape, Shape shape, double[] x, ToDoubleFunction<double[]> pooled) {
    int top =
        padding(
            window.padding(), window.rowStride(), shape.dim(0), outShape.dim(0), window.height());
    int left =
        padding(
            window.padding(), window.columnStride(), shape.dim(1), outShape.dim(1), window.width());
    double[] out = new double[outShape.size()];
    int at = 0;
    for (int row = 0; row < outShape.dim(0); row++) {
      for (int column = 0; column < outShape.dim(1); column++) {
        for (int c = 0; c < shape.dim(2); c++) {
          DoubleStream.Builder inside = DoubleStream.builder();
          for (int i = 0; i < window.height() * window.width(); i++) {
            int y = row * window.rowStride() + i / window.width() - top;
            int z = column * window.columnStride() + i % window.width() - left;
            if (isInside(shape, y, z)) {
              inside.add(pixel(x, shape, y, z, c));
            }
          }
          out[at++] = pooled.applyAsDouble(inside.build().toArray());
        }
      }
    }
    return out;
  }

  private static double[][] normalize(
      BatchNormalization layer, int channels, double[][] batch, List<double[]> parameters) {
    double[][] out = new double[batch.length][batch[0].length];
    for (int c = 0; c < channels; c++) {
      int channel = c;
      double mean = over(batch, channel, channels).average().orElseThrow();
      double variance =
          over(batch, channel, channels).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      double gamma = layer.hasGamma() ? parameters.get(0)[c] : 1;
      double beta = layer.hasBeta() ? parameters.get(layer.hasGamma() ? 1 : 0)[c] : 0;
      double deviation = Math.sqrt(variance + layer.epsilon());
      for (int sample = 0; sample < batch.length; sample++) {
        for (int i = c; i < out[sample].length; i += channels) {
          out[sample][i] = gamma * (batch[sample][i] - mean) / deviation + beta;
        }
      }
    }
    return out;
  }

  private static DoubleStream over(double[][] batch, int channel, int channels) {
    return Arrays.stream(batch)
        .flatMapToDouble(
            x ->
                IntStream.range(0, x.length / channels)
                    .mapToDouble(i -> x[i * channels + channel]));
  }

  private static double[] softmax(double[] x) {
    double sum = Arrays.stream(x).map(Math::exp).sum();
    return Arrays.stream(x).map(v -> Math.exp(v) / sum).toArray();
  }

  private double activate(Activation activation, double x) {
    return switch (activation) {
      case RELU -> {
        near(Math.abs(x));
        yield Math.max(x, 0);
      }
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }

  private void near(double distance) {
    distanceToKink = Math.min(distanceToKink, distance);
  }
}
