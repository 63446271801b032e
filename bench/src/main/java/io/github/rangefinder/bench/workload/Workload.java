package io.github.rangefinder.bench.workload;

import static io.github.rangefinder.engine.layer.Activation.RELU;
import static io.github.rangefinder.engine.layer.Activation.TANH;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * Networks of different kinds, each with the batch size that is timed: what is fast on one of them
 * may be slow on the next.
 */
public enum Workload {
  /** The article's: convolutions with pooling behind each. */
  ARTICLE(ConvNet.INPUT, 250, ConvNet.LAYERS),

  /** Nothing but matrix products. */
  MLP(ConvNet.INPUT, 250, mlp()),

  /** Products with few rows, and as many weights to update. */
  MLP_SMALL_BATCH(ConvNet.INPUT, 32, mlp()),

  /** Few filters, tanh, average pooling. */
  LENET5(
      ConvNet.INPUT,
      128,
      List.of(
          new Conv2d(6, 5, 1, Padding.SAME),
          TANH,
          new AveragePool2d(2),
          new Conv2d(16, 5),
          TANH,
          new AveragePool2d(2),
          new Flatten(),
          new Dense(120),
          TANH,
          new Dense(84),
          TANH,
          new Dense(10))),

  /** Convolutions of which every second one has no pooling behind it. */
  VGG_SAME(Shape.of(32, 32, 3), 64, vgg(false)),

  /** The same with a batch normalisation behind each convolution. */
  VGG_BATCH_NORMALIZATION(Shape.of(32, 32, 3), 64, vgg(true)),

  /** Strides instead of pooling, a global mean at the end. */
  STRIDED(
      Shape.of(32, 32, 3),
      64,
      List.of(
          new Conv2d(32, 3, 2, Padding.SAME),
          RELU,
          new Conv2d(64, 3, 2, Padding.SAME),
          RELU,
          new Conv2d(128, 3, 2, Padding.SAME),
          RELU,
          new GlobalAveragePool2d(),
          new Dense(10))),

  /** Convolutions that see one pixel. */
  ONE_BY_ONE(
      Shape.of(32, 32, 3),
      64,
      List.of(
          new Conv2d(48, 3, 1, Padding.SAME),
          RELU,
          new Conv2d(96, 1),
          RELU,
          new MaxPool2d(2),
          new Conv2d(96, 3, 1, Padding.SAME),
          RELU,
          new Conv2d(96, 1),
          RELU,
          new GlobalAveragePool2d(),
          new Dense(10))),

  /** Dropout between the layers. */
  DROPOUT(
      Shape.of(32, 32, 3),
      64,
      List.of(
          new Conv2d(32, 3),
          RELU,
          new MaxPool2d(2),
          new Dropout(0.25),
          new Conv2d(64, 3),
          RELU,
          new MaxPool2d(2),
          new Dropout(0.25),
          new Flatten(),
          new Dense(512),
          RELU,
          new Dropout(0.5),
          new Dense(10)));

  /** The number of classes at the end of each. */
  public static final int CLASSES = 10;

  private final Shape input;
  private final int batch;
  private final List<Layer> layers;

  Workload(Shape input, int batch, List<Layer> layers) {
    this.input = input;
    this.batch = batch;
    this.layers = layers;
  }

  private static List<Layer> mlp() {
    return List.of(new Flatten(), new Dense(512), RELU, new Dense(512), RELU, new Dense(CLASSES));
  }

  private static List<Layer> vgg(boolean normalized) {
    Stream<Layer> blocks =
        Stream.of(32, 64)
            .flatMap(
                filters ->
                    Stream.of(
                            convolution(filters, normalized),
                            convolution(filters, normalized),
                            Stream.<Layer>of(new MaxPool2d(2)))
                        .flatMap(layer -> layer));
    Stream<Layer> head = Stream.of(new Flatten(), new Dense(256), RELU, new Dense(CLASSES));
    return Stream.concat(blocks, head).toList();
  }

  private static Stream<Layer> convolution(int filters, boolean normalized) {
    return normalized
        ? Stream.of(
            new Conv2d(filters, new Window(3, 3, 1, 1, Padding.SAME), new GlorotUniform(), false),
            new BatchNormalization(),
            RELU)
        : Stream.of(new Conv2d(filters, 3, 1, Padding.SAME), RELU);
  }

  /** The shape of one sample. */
  public Shape input() {
    return input;
  }

  /** Samples in a step. */
  public int batch() {
    return batch;
  }

  /** A fresh network; always the same weights. */
  public Network create() {
    return Network.sequential(input, layers, ConvNet.SEED);
  }

  /**
   * Floating-point operations of a step, counted as is usual for the direct method: two for each
   * multiply-add of a forward pass, as many again for each gradient, and no input gradient in the
   * first layer that has weights. A method that needs fewer shows as a higher rate.
   */
  public double stepFlop() {
    double flop = 0;
    boolean first = true;
    for (Node node : create().nodes()) {
      if (!node.isInput()) {
        List<Shape> inputs = node.inputs().stream().map(Node::shape).toList();
        double forward = 2.0 * node.layer().multiplyAdds(inputs);
        flop += (first ? 2 : 3) * forward;
        first &= forward == 0;
      }
    }
    return flop * batch;
  }
}
