package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/** Networks to train in tests, and images that mean nothing. */
final class Networks {
  static final int CLASSES = 10;

  /** The network of the article whose experiment this project repeats, for 28 x 28 images. */
  static final List<Layer> ARTICLE = convnet(3, 32, 64, 256, 128);

  /** The same in small. */
  static final List<Layer> SMALL_CONVNET = convnet(3, 8, 12, 24, 16);

  static final List<Layer> MLP =
      List.of(new Flatten(), new Dense(40), Activation.TANH, new Dense(30), new Dense(CLASSES));

  static final List<Layer> DROPOUT_MLP =
      List.of(
          new Flatten(),
          new Dense(20),
          new BatchNormalization(),
          Activation.RELU,
          new Dropout(0.3),
          new Dense(CLASSES));

  /** What behaves differently in training and in inference, and what else is not in the others. */
  static final List<Layer> NORMALIZED =
      List.of(
          new Rescaling(2, -1),
          new Conv2d(8, new Window(3, 3, 1, 1, Padding.SAME), new GlorotUniform(), false),
          new BatchNormalization(),
          new LeakyRelu(0.1f),
          new MaxPool2d(new Window(2, 2, 2, 2, Padding.SAME)),
          new Dropout(0.25),
          new Conv2d(12, 3),
          new AveragePool2d(2),
          new BatchNormalization(),
          new GlobalAveragePool2d(),
          new Dropout(0.5),
          new Dense(CLASSES));

  private Networks() {}

  private static List<Layer> convnet(
      int kernelSize, int filters1, int filters2, int units1, int units2) {
    return List.of(
        new Conv2d(filters1, kernelSize),
        Activation.RELU,
        new MaxPool2d(2),
        new Conv2d(filters2, kernelSize),
        Activation.RELU,
        new MaxPool2d(2),
        new Flatten(),
        new Dense(units1),
        Activation.RELU,
        new Dense(units2),
        Activation.RELU,
        new Dense(CLASSES),
        new Softmax());
  }

  /** Grey images of random pixels with random labels. */
  static ImageDataset noise(int size, int side, SplittableRandom random) {
    byte[] pixels = new byte[size * side * side];
    byte[] labels = new byte[size];
    random.nextBytes(pixels);
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
    }
    return new ImageDataset(Shape.of(side, side, 1), pixels, labels, CLASSES);
  }
}
