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
import io.github.rangefinder.engine.tensor.Shape;
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

  /** Two convolutions of 3 x 3, each with a pooling by 2, leave one pixel of so many. */
  private static final int SMALLEST_IMAGE = 10;

  /** Whether samples of that shape can be read. */
  boolean suits(Shape sample) {
    return this == MLP
        || sample.rank() == 3 && Math.min(sample.dim(0), sample.dim(1)) >= SMALLEST_IMAGE;
  }

  /** What is taken where nobody chose: the first one that can read the samples. */
  static ModelPreset suiting(Shape sample) {
    return CONVNET.suits(sample) ? CONVNET : MLP;
  }

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
