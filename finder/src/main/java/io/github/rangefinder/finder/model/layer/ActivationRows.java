package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.Constant;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Elu;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.Prelu;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Activations that are layers of Keras. */
final class ActivationRows {
  private ActivationRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("Activation", (config, inputs) -> KerasActivations.read(config, "activation"))
            .of((layer, inputs) -> named(layer)),
        new KerasRow("ReLU", (config, inputs) -> layer(config))
            .of(Relu.class, ActivationRows::options),
        new KerasRow("LeakyReLU", (config, inputs) -> layer(config))
            .of(LeakyRelu.class, l -> new KerasOptions().put("negative_slope", l.slope())),
        new KerasRow("ELU", (config, inputs) -> layer(config))
            .of(Elu.class, l -> new KerasOptions().put("alpha", l.alpha())),
        new KerasRow("ThresholdedReLU", (config, inputs) -> thresholded(config)), // of Keras 2
        new KerasRow("Softmax", ActivationRows::softmax),
        new KerasRow("PReLU", List.of("alpha"), ActivationRows::prelu)
            .of(Prelu.class, l -> new KerasOptions().put("shared_axes", axes(l))),
        new KerasRow("ActivityRegularization", (config, inputs) -> activity(config))
            .of(
                ActivityRegularization.class,
                l -> new KerasOptions().put("l1", l.l1()).put("l2", l.l2())));
  }

  /**
   * Not a gated linear unit: an Activation of Keras takes its output to be as wide as its input.
   */
  private static Optional<KerasOptions> named(Layer layer) {
    return layer instanceof GatedLinearUnit
        ? Optional.empty()
        : KerasActivations.name(layer).map(name -> new KerasOptions().put("activation", name));
  }

  private static KerasOptions options(Relu relu) {
    KerasOptions options =
        new KerasOptions().put("negative_slope", relu.slope()).put("threshold", relu.threshold());
    return Float.isInfinite(relu.limit())
        ? options.putNull("max_value")
        : options.put("max_value", relu.limit());
  }

  private static int[] axes(Prelu prelu) {
    return prelu.sharedAxes().stream().mapToInt(axis -> axis + 1).toArray();
  }

  /** The layer of one of those that have no weights. */
  static List<Layer> layer(KerasConfig config) throws DataFormatException {
    return switch (config.kerasClass()) {
      case "ReLU" -> relu(config);
      case "ELU" -> List.of(new Elu((float) config.number("alpha", 1)));
      case "Softmax" -> List.of(new Softmax());
      default -> leakyRelu(config);
    };
  }

  /** Keras 3 calls the slope negative_slope, Keras 2 alpha. */
  private static List<Layer> leakyRelu(KerasConfig config) throws DataFormatException {
    double alpha = config.number("alpha", LeakyRelu.DEFAULT_SLOPE);
    return List.of(new LeakyRelu((float) config.number("negative_slope", alpha)));
  }

  private static List<Layer> thresholded(KerasConfig config) throws DataFormatException {
    return List.of(new Threshold((float) config.number("theta", 1), 0));
  }

  private static List<Layer> relu(KerasConfig config) throws DataFormatException {
    float slope = (float) config.number("negative_slope", 0);
    float limit = (float) config.number("max_value", Float.POSITIVE_INFINITY);
    float threshold = (float) config.number("threshold", 0);
    if (limit == Float.POSITIVE_INFINITY && threshold == 0) {
      return List.of(slope == 0 ? Activation.RELU : new LeakyRelu(slope));
    }
    return List.of(new Relu(slope, limit, threshold));
  }

  private static List<Layer> softmax(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    Shape input = inputs.get(0);
    boolean isOfSeveral = config.get("axis").isList() && config.get("axis").items().size() > 1;
    return isOfSeveral
        ? softmaxOverAxes(Axis.allOfSample(config, config.wholes("axis"), input.rank()), input)
        : alongAxis(config, new Softmax(), input.rank());
  }

  /** Brings the axes to the end, makes one of them, and undoes both behind. */
  private static List<Layer> softmaxOverAxes(List<Integer> axes, Shape input) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, input.rank()).boxed().toList());
    order.removeAll(axes);
    int kept = order.stream().mapToInt(input::dim).reduce(1, (a, b) -> a * b);
    order.addAll(axes);
    Permute moved = new Permute(order);
    List<Integer> back = IntStream.range(0, input.rank()).mapToObj(order::indexOf).toList();
    return List.of(
        moved,
        new Reshape(Shape.of(kept, input.size() / kept)),
        new Softmax(),
        new Reshape(moved.outputShape(input)),
        new Permute(back));
  }

  /** A function of rows, between two swaps that bring its axis to the end and back. */
  static List<Layer> alongAxis(KerasConfig config, Layer ofRows, int rank)
      throws DataFormatException {
    int axis = Axis.ofSample(config, config.axis("axis", -1), rank);
    if (axis == rank - 1) {
      return List.of(ofRows);
    }
    List<Integer> swapped = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.swap(swapped, axis, rank - 1);
    return List.of(new Permute(swapped), ofRows, new Permute(swapped));
  }

  private static List<Layer> prelu(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    List<Integer> shared = new ArrayList<>();
    for (int axis : config.has("shared_axes") ? config.wholes("shared_axes") : new int[0]) {
      shared.add(Axis.ofSample(config, axis, inputs.get(0).rank()));
    }
    return List.of(new Prelu(shared, new Constant(0)));
  }

  private static List<Layer> activity(KerasConfig config) throws DataFormatException {
    return List.of(new ActivityRegularization(config.number("l1", 0), config.number("l2", 0)));
  }
}
