package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

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

  /** The output of one sample x of the given shape. */
  public double[] forward(Layer layer, Shape shape, double[] x, List<double[]> parameters) {
    if (layer instanceof Dense) {
      return dense(x, parameters.get(0), parameters.get(1));
    } else if (layer instanceof Conv2d convolution) {
      return convolve(convolution, shape, x, parameters.get(0), parameters.get(1));
    } else if (layer instanceof MaxPool2d pool) {
      return largest(pool, shape, x);
    } else if (layer instanceof Softmax) {
      return softmax(x);
    } else if (layer instanceof Activation activation) {
      return Arrays.stream(x).map(v -> activate(activation, v)).toArray();
    } else if (layer instanceof Flatten || layer instanceof LearnedInput) {
      return x;
    }
    throw new IllegalArgumentException("no reference for " + layer);
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
    Shape outShape = layer.outputShape(shape);
    int top = padding(layer, shape.dim(0), outShape.dim(0), layer.kernelHeight());
    int left = padding(layer, shape.dim(1), outShape.dim(1), layer.kernelWidth());
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
                int y = row * layer.stride() + kh - top;
                int z = column * layer.stride() + kw - left;
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
  private static int padding(Conv2d layer, int in, int out, int kernel) {
    int all = Math.max((out - 1) * layer.stride() + kernel - in, 0);
    return layer.padding() == Padding.SAME ? all / 2 : 0;
  }

  private static double pixel(double[] x, Shape shape, int row, int column, int channel) {
    boolean inside = 0 <= row && row < shape.dim(0) && 0 <= column && column < shape.dim(1);
    return inside ? x[(row * shape.dim(1) + column) * shape.dim(2) + channel] : 0;
  }

  private double[] largest(MaxPool2d layer, Shape shape, double[] x) {
    Shape outShape = layer.outputShape(shape);
    double[] out = new double[outShape.size()];
    double[] window = new double[layer.pool() * layer.pool()];
    int at = 0;
    for (int row = 0; row < outShape.dim(0); row++) {
      for (int column = 0; column < outShape.dim(1); column++) {
        for (int c = 0; c < shape.dim(2); c++) {
          for (int i = 0; i < window.length; i++) {
            int y = row * layer.stride() + i / layer.pool();
            int z = column * layer.stride() + i % layer.pool();
            window[i] = pixel(x, shape, y, z, c);
          }
          Arrays.sort(window);
          out[at++] = window[window.length - 1];
          if (window.length > 1 && window[window.length - 1] != 0) {
            near(window[window.length - 1] - window[window.length - 2]);
          }
        }
      }
    }
    return out;
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
