package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What {@code keras.ops} makes of some axes of a tensor: their mean, sum, maximum, minimum. The
 * axes become the steps of a series, which is pooled.
 */
final class ReducingFunctions {
  private static final Layer NEGATIVE = new Rescaling(-1, 0);

  /** Those of Keras 3 and, behind {@code reduce_}, of TensorFlow. */
  static final Map<String, KerasFunction> FUNCTIONS =
      Map.of(
          "mean",
          (config, sample) -> reduced(config, sample, new GlobalAveragePool1d()),
          "sum",
          ReducingFunctions::sum,
          "max",
          (config, sample) -> reduced(config, sample, new GlobalMaxPool1d()),
          "min",
          ReducingFunctions::min);

  private ReducingFunctions() {}

  private static List<Layer> sum(KerasConfig config, Shape sample) throws DataFormatException {
    int terms = axes(config, sample).stream().mapToInt(sample::dim).reduce(1, (a, b) -> a * b);
    List<Layer> layers = reduced(config, sample, new GlobalAveragePool1d());
    layers.add(new Rescaling(terms, 0));
    return layers;
  }

  private static List<Layer> min(KerasConfig config, Shape sample) throws DataFormatException {
    List<Layer> layers = reduced(config, sample, new GlobalMaxPool1d());
    layers.add(0, NEGATIVE);
    layers.add(NEGATIVE);
    return layers;
  }

  private static List<Integer> axes(KerasConfig config, Shape sample) throws DataFormatException {
    if (!config.has("axis")) {
      throw config.cannot("has no axis; what can be had leaves each sample of a batch to itself");
    }
    return Axis.allOfSample(config, config.wholes("axis"), sample.rank());
  }

  private static List<Layer> reduced(KerasConfig config, Shape sample, Layer pooling)
      throws DataFormatException {
    List<Integer> axes = axes(config, sample);
    boolean keeps = config.isTrue("keepdims", false);
    List<Integer> kept = new ArrayList<>(IntStream.range(0, sample.rank()).boxed().toList());
    kept.removeAll(axes);
    int left = kept.stream().mapToInt(sample::dim).reduce(1, (a, b) -> a * b);
    List<Integer> order = new ArrayList<>(axes);
    order.addAll(kept);
    List<Layer> layers = new ArrayList<>();
    if (!order.equals(order.stream().sorted().toList())) {
      layers.add(new Permute(order));
    }
    layers.add(new Reshape(Shape.of(sample.size() / left, left)));
    layers.add(pooling);
    int[] dims =
        IntStream.range(0, sample.rank())
            .filter(axis -> keeps || kept.contains(axis))
            .map(axis -> axes.contains(axis) ? 1 : sample.dim(axis))
            .toArray();
    layers.add(new Reshape(Shape.of(dims)));
    return layers;
  }
}
