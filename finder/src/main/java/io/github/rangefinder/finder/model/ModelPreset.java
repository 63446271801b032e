package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.tensor.Shape;

/** The models that have a name. */
enum ModelPreset {
  /** The convolutional network of the range-test article. */
  CONVNET(
      "conv 32 3x3 relu, maxpool 2, conv 64 3x3 relu, maxpool 2, flatten,"
          + " dense 256 relu, dense 128 relu, dense"),

  /** One hidden layer of 512 units, the size of Keras's first MNIST example. */
  MLP("flatten, dense 512 relu, dense");

  /** Two convolutions of 3 x 3, each with a pooling by 2, leave one pixel of so many. */
  private static final int SMALLEST_IMAGE = 10;

  private final String layers;

  ModelPreset(String layers) {
    this.layers = layers;
  }

  /** The layers as {@link LayerText} reads them. */
  String layers() {
    return layers;
  }

  /** Whether samples of that shape can be read. */
  boolean suits(Shape sample) {
    return this == MLP
        || sample.rank() == 3 && Math.min(sample.dim(0), sample.dim(1)) >= SMALLEST_IMAGE;
  }

  /** What is taken where nobody chose: the first one that can read the samples. */
  static ModelPreset suiting(Shape sample) {
    return CONVNET.suits(sample) ? CONVNET : MLP;
  }
}
