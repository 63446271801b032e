package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * The weights that our network starts from, in the order of engines whose images are (channels,
 * height, width): convolution kernels (filters, channels, height, width), and the rows of the first
 * dense kernel in the order in which such an image is flattened.
 */
final class FirstWeights {
  private static final int LAYERS = 5;
  private static final int FIRST_DENSE = 2;

  /** What the first dense layer reads, in our order: 5 x 5 pixels of 64 channels. */
  private static final int PIXELS = 25;

  private static final int CHANNELS = 64;

  private final List<Tensor> parameters =
      ConvNet.create().parameters().stream().map(Parameter::data).toList();

  /** The number of layers with weights: convolutions, then dense layers. */
  static int layers() {
    return LAYERS;
  }

  static boolean isConvolution(int layer) {
    return layer < FIRST_DENSE;
  }

  /** (filters, channels, height, width), or for a dense layer (in, units). */
  Tensor kernel(int layer) {
    Tensor kernel = parameters.get(2 * layer);
    if (isConvolution(layer)) {
      return transposed(kernel);
    }
    return layer == FIRST_DENSE ? channelsFirst(kernel) : kernel;
  }

  Tensor bias(int layer) {
    return parameters.get(2 * layer + 1);
  }

  private static Tensor transposed(Tensor kernel) {
    int channels = kernel.shape().dim(2);
    int filters = kernel.shape().dim(3);
    int window = kernel.shape().dim(0) * kernel.shape().dim(1);
    float[] from = kernel.data();
    float[] to = new float[from.length];
    for (int i = 0; i < window; i++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int filter = 0; filter < filters; filter++) {
          to[(filter * channels + channel) * window + i] =
              from[(i * channels + channel) * filters + filter];
        }
      }
    }
    Shape shape = Shape.of(filters, channels, kernel.shape().dim(0), kernel.shape().dim(1));
    return new Tensor(shape, to);
  }

  private static Tensor channelsFirst(Tensor kernel) {
    int units = kernel.shape().dim(1);
    float[] from = kernel.data();
    float[] to = new float[from.length];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int fromRow = pixel * CHANNELS + channel;
        int toRow = channel * PIXELS + pixel;
        System.arraycopy(from, fromRow * units, to, toRow * units, units);
      }
    }
    return new Tensor(kernel.shape(), to);
  }
}
