package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** The network of the range-test article, and how much arithmetic it is. */
public final class ConvNet {
  /** One MNIST image. */
  public static final Shape INPUT = Shape.of(28, 28, 1);

  /** The article's batch size. */
  public static final int BATCH = 250;

  /** Every run starts from the same weights. */
  public static final long SEED = 42;

  /** First convolution, with what stands behind it up to the next layer that learns. */
  public static final Conv2d FIRST_CONVOLUTION = new Conv2d(32, 3);

  /** Second convolution. */
  public static final Conv2d SECOND_CONVOLUTION = new Conv2d(64, 3);

  static final List<Layer> LAYERS =
      List.of(
          FIRST_CONVOLUTION,
          Activation.RELU,
          new MaxPool2d(2),
          SECOND_CONVOLUTION,
          Activation.RELU,
          new MaxPool2d(2),
          new Flatten(),
          new Dense(256),
          Activation.RELU,
          new Dense(128),
          Activation.RELU,
          new Dense(10));

  private ConvNet() {}

  /** A fresh network. */
  public static Network create() {
    return Network.sequential(INPUT, LAYERS, SEED);
  }

  /** The number of weights and biases. */
  public static int parameterCount() {
    return create().parameters().stream().mapToInt(p -> p.data().shape().size()).sum();
  }

  /**
   * Floating-point operations of a training step, counted as is usual for the direct method: two
   * for each multiply-add of a forward pass, as many again for each gradient, and no input gradient
   * in the first layer. A method that needs fewer shows as a higher rate.
   */
  public static double stepFlop(int batch) {
    return Workload.ARTICLE.stepFlop() / Workload.ARTICLE.batch() * batch;
  }

  /** Floating-point operations of a layer's forward pass over one sample. */
  public static double forwardFlop(Layer layer, Shape input) {
    return 2.0 * layer.multiplyAdds(List.of(input));
  }
}
