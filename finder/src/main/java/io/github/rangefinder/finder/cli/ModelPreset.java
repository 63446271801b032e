package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Softmax;
import java.util.List;

/** The models that have a name. */
enum ModelPreset {
  /** The convolutional network of the range-test article. */
  CONVNET {
    @Override
    List<Layer> layers(int classes) {
      return List.of(
          new Conv2d(32, 3),
          Activation.RELU,
          new MaxPool2d(2),
          new Conv2d(64, 3),
          Activation.RELU,
          new MaxPool2d(2),
          new Flatten(),
          new Dense(256),
          Activation.RELU,
          new Dense(128),
          Activation.RELU,
          new Dense(classes),
          new Softmax());
    }
  },

  /** One hidden layer of 512 units, the size of Keras's first MNIST example. */
  MLP {
    @Override
    List<Layer> layers(int classes) {
      return List.of(
          new Flatten(), new Dense(512), Activation.RELU, new Dense(classes), new Softmax());
    }
  };

  /** The layers of a classifier for so many classes. */
  abstract List<Layer> layers(int classes);
}
