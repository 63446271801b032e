package io.github.rangefinder.finder.model.layer;

import com.google.gson.JsonPrimitive;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** A tensor cut into several along one axis: {@code keras.ops.split}, {@code tf.split}. */
public final class KerasSplits {
  static final String NAME = "split";

  /** Which of the parts a call gives, from 0. */
  private static final String PART = "part";

  /** Keras 3 says how many parts of one size there are, or where all but the first begin. */
  private static final String BEGINNINGS = "indices_or_sections";

  /** TensorFlow says how many there are, or how large each is. */
  private static final String SIZES = "num_or_size_splits";

  private KerasSplits() {}

  /** How many tensors a function gives: 1 of all but splits. */
  public static int outputs(KerasConfig config) throws DataFormatException {
    if (!KerasOperations.name(config).equals(NAME)) {
      return 1;
    }
    String key = parts(config);
    if (!config.get(key).isList()) {
      return config.count(key, 1);
    }
    int listed = config.get(key).items().size();
    return key.equals(SIZES) ? Math.max(1, listed) : listed + 1;
  }

  private static String parts(KerasConfig config) throws DataFormatException {
    return config.has(SIZES) ? SIZES : BEGINNINGS;
  }

  /** The options of a call that gives one of the parts. */
  public static KerasConfig part(KerasConfig config, int part) {
    return config.with(PART, new JsonPrimitive(part));
  }

  static List<Layer> read(KerasConfig config, Shape sample) throws DataFormatException {
    int axis = Axis.ofSample(config, config.axis("axis", 0), sample.rank());
    int part = config.count(PART, 0, 0);
    List<Integer> ends = ends(config, sample.dim(axis));
    int from = part == 0 ? 0 : ends.get(part - 1);
    int to = ends.get(part);
    if (from < 0 || to > sample.dim(axis) || from >= to) {
      throw config.cannot(
          "takes elements %d to %d of the %d along axis %d"
              .formatted(from, to - 1, sample.dim(axis), axis + 1));
    }
    int[] dims = sample.dims();
    List<Layer> layers = new ArrayList<>(AxisCut.cut(dims, axis, from, to));
    layers.add(new Reshape(Shape.of(dims)));
    return layers;
  }

  /** Where each part ends, of n elements. */
  private static List<Integer> ends(KerasConfig config, int n) throws DataFormatException {
    List<Integer> ends = new ArrayList<>();
    String key = parts(config);
    if (!config.get(key).isList()) {
      int parts = config.count(key, 1);
      if (n % parts != 0) {
        throw config.cannot("cuts %d elements into %d parts of one size".formatted(n, parts));
      }
      for (int part = 1; part <= parts; part++) {
        ends.add(n / parts * part);
      }
      return ends;
    }
    boolean saysSizes = key.equals(SIZES);
    int end = 0;
    for (int number : config.wholes(key)) {
      end = saysSizes ? end + number : number;
      ends.add(end);
    }
    if (!saysSizes) {
      ends.add(n);
    }
    return ends;
  }
}
