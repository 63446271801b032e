package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Softmax;
import java.util.ArrayList;
import java.util.List;

/** The models that have a name. */
enum ModelPreset {
  /** The convolutional network of the range-test article. */
  CONVNET {
    @Override
    List<Layer> hidden() {
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
          Activation.RELU);
    }
  },

  /** One hidden layer of 512 units, the size of Keras's first MNIST example. */
  MLP {
    @Override
    List<Layer> hidden() {
      return List.of(new Flatten(), new Dense(512), Activation.RELU);
    }
  };

  /** The layers before the outputs. */
  abstract List<Layer> hidden();

  /** The layers for such targets: a softmax over the classes, or the numbers as they come. */
  List<Layer> layers(Targets targets) {
    List<Layer> layers = new ArrayList<>(hidden());
    layers.add(new Dense(targets.outputs()));
    if (targets instanceof Labels) {
      layers.add(new Softmax());
    }
    return layers;
  }
}
