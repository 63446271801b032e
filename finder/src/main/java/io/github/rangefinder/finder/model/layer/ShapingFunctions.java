package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Functions of {@code keras.ops} and TensorFlow that give a tensor another shape. */
final class ShapingFunctions {
  static final Map<String, KerasFunction> FUNCTIONS =
      Map.of(
          "reshape", ShapingFunctions::reshape,
          "transpose", ShapingFunctions::transpose,
          "swapaxes", ShapingFunctions::swapped,
          "expand_dims", ShapingFunctions::expanded,
          "squeeze", ShapingFunctions::squeezed);

  private ShapingFunctions() {}

  private static List<Layer> reshape(KerasConfig config, Shape sample) throws DataFormatException {
    String option = config.has("newshape") ? "newshape" : "shape";
    int[] batch = config.wholes(option);
    if (batch.length == 0 || batch[0] != -1) {
      throw config.cannot(
          "has %s %s; what can be had begins with -1, which leaves each sample to itself"
              .formatted(option, config.get(option).quoted()));
    }
    return List.of(new Reshape(shape(IntStream.of(batch).skip(1))));
  }

  private static Shape shape(IntStream dims) {
    return Shape.of(dims.toArray());
  }

  private static List<Layer> transpose(KerasConfig config, Shape sample)
      throws DataFormatException {
    String option = config.has("perm") ? "perm" : "axes";
    int[] axes = config.has(option) ? config.wholes(option) : new int[0];
    if (axes.length == 0 || axes[0] != 0) {
      throw config.cannot(
          "has %s %s; what can be had begins with 0, which leaves each sample to itself"
              .formatted(option, config.get(option).quoted()));
    }
    List<Integer> order = new ArrayList<>();
    for (int axis : IntStream.of(axes).skip(1).toArray()) {
      order.add(Axis.ofSample(config, axis, sample.rank()));
    }
    return List.of(new Permute(order));
  }

  private static List<Layer> swapped(KerasConfig config, Shape sample) throws DataFormatException {
    List<Integer> order = new ArrayList<>(IntStream.range(0, sample.rank()).boxed().toList());
    Collections.swap(
        order,
        Axis.ofSample(config, config.axis("axis1", 0), sample.rank()),
        Axis.ofSample(config, config.axis("axis2", 0), sample.rank()));
    return List.of(new Permute(order));
  }

  private static List<Layer> expanded(KerasConfig config, Shape sample) throws DataFormatException {
    int at = Axis.ofSample(config, config.axis("axis", -1), sample.rank() + 1);
    return List.of(new Reshape(withOne(sample, at)));
  }

  private static Shape withOne(Shape sample, int at) {
    IntStream before = IntStream.range(0, at).map(sample::dim);
    IntStream behind = IntStream.range(at, sample.rank()).map(sample::dim);
    return shape(IntStream.concat(IntStream.concat(before, IntStream.of(1)), behind));
  }

  private static List<Layer> squeezed(KerasConfig config, Shape sample) throws DataFormatException {
    List<Integer> axes =
        config.has("axis")
            ? Axis.allOfSample(config, config.wholes("axis"), sample.rank())
            : IntStream.range(0, sample.rank()).filter(a -> sample.dim(a) == 1).boxed().toList();
    IntStream left = IntStream.range(0, sample.rank()).filter(axis -> !axes.contains(axis));
    return List.of(new Reshape(shape(left.map(sample::dim))));
  }

  /**
   * So many tensors of one shape, stacked along a new axis: joined along the axis that stands
   * there, which in memory is the same; behind the last axis there is none, and the new one is
   * moved.
   */
  static List<Layer> stacked(KerasConfig config, Shape sample, int tensors)
      throws DataFormatException {
    int rank = sample.rank();
    int at = Axis.ofSample(config, config.axis("axis", 0), rank + 1);
    int joined = Math.min(at, rank - 1);
    int[] dims = withOne(sample, joined).dims();
    dims[joined] = tensors;
    List<Layer> layers = new ArrayList<>(List.of(new Concatenate(joined)));
    layers.add(new Reshape(Shape.of(dims)));
    if (at == rank) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, rank + 1).boxed().toList());
      Collections.swap(order, rank - 1, rank);
      layers.add(new Permute(order));
    }
    return layers;
  }
}
