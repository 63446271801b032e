package io.github.rangefinder.finder.model.layer;

import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parts of tensors, such as {@code x[:, -1, 2:5]}: for each axis that is cut, the sample as an
 * image of which columns are cropped; then the shape that is left.
 */
public final class KerasSlices {
  /** What Keras 2 calls what stands in the brackets. */
  public static final String SPECIFICATION = "slice_spec";

  private static final String SLICE = "__slice__";
  private static final String ELLIPSIS = "__ellipsis__";

  private final KerasConfig config;
  private final List<Layer> layers = new ArrayList<>();

  /** The extents of samples, cut so far, and of what is left in the end. */
  private final int[] dims;

  private final List<Integer> left = new ArrayList<>();

  private KerasSlices(KerasConfig config, Shape sample) {
    this.config = config;
    this.dims = sample.dims();
  }

  /** Whether an argument of a call is what stands in the brackets. */
  public static boolean isSpecification(JsonPart argument) throws DataFormatException {
    if (argument.isList()) {
      for (JsonPart item : argument.items()) {
        if (isOf(item, SLICE) || isOf(item, ELLIPSIS)) {
          return true;
        }
      }
    }
    return isOf(argument, SLICE) || isOf(argument, ELLIPSIS);
  }

  private static boolean isOf(JsonPart value, String kerasClass) throws DataFormatException {
    return value.isObject()
        && value.get("class_name").isText()
        && value.get("class_name").text().equals(kerasClass);
  }

  /** The layers that take a part of samples of a shape. */
  static List<Layer> read(KerasConfig config, Shape sample) throws DataFormatException {
    KerasSlices slices = new KerasSlices(config, sample);
    List<JsonPart> items = slices.itemForEachAxis();
    if (!slices.isWhole(items.get(0))) {
      throw config.cannot("takes some samples of a batch");
    }
    int axis = 0;
    for (JsonPart item : items.subList(1, items.size())) {
      axis += slices.take(item, axis);
    }
    Shape shape = Shape.of(slices.left.stream().mapToInt(Integer::intValue).toArray());
    slices.layers.add(new Reshape(shape));
    return slices.layers;
  }

  /** What stands in the brackets, with whole axes where dots or nothing stand for them. */
  private List<JsonPart> itemForEachAxis() throws DataFormatException {
    JsonPart all = config.get(SPECIFICATION);
    List<JsonPart> written = all.isList() ? all.items() : List.of(all);
    int open = dims.length + 1;
    for (JsonPart item : written) {
      open -= item.isAbsent() || isOf(item, ELLIPSIS) ? 0 : 1;
    }
    if (open < 0) {
      throw config.cannot("takes parts along %d axes more than there are".formatted(-open));
    }
    JsonPart whole = new JsonPart(all.file(), all.place(), new JsonObject());
    List<JsonPart> items = new ArrayList<>();
    for (JsonPart item : written) {
      if (isOf(item, ELLIPSIS)) {
        items.addAll(Collections.nCopies(open, whole));
        open = 0;
      } else {
        items.add(item);
      }
    }
    items.addAll(Collections.nCopies(open, whole));
    return items;
  }

  private boolean isWhole(JsonPart item) throws DataFormatException {
    JsonPart bounds = bounds(item);
    return bounds.isObject()
        && bounds.get("start").isAbsent()
        && bounds.get("stop").isAbsent()
        && bounds.get("step").isAbsent();
  }

  private static JsonPart bounds(JsonPart item) throws DataFormatException {
    return isOf(item, SLICE) ? item.get("config") : item;
  }

  /** Takes what one item says of an axis; gives how many axes it is about: none for a new one. */
  private int take(JsonPart item, int axis) throws DataFormatException {
    if (item.isAbsent()) {
      left.add(1);
      return 0;
    }
    int n = dims[axis];
    if (item.isNumber()) {
      int index = item.whole() < 0 ? item.whole() + n : item.whole();
      cut(axis, index, index + 1);
      return 1;
    }
    JsonPart bounds = bounds(item);
    if (!bounds.get("step").isAbsent() && bounds.get("step").whole() != 1) {
      throw config.cannot(
          "takes elements in steps of %s; what can be had are those in a row"
              .formatted(bounds.get("step").quoted()));
    }
    cut(axis, bound(bounds.get("start"), n, 0), bound(bounds.get("stop"), n, n));
    left.add(dims[axis]);
    return 1;
  }

  /** An end as Python has it: from behind where it is negative, and never outside. */
  private static int bound(JsonPart end, int n, int byDefault) throws DataFormatException {
    if (end.isAbsent()) {
      return byDefault;
    }
    int from = end.whole() < 0 ? end.whole() + n : end.whole();
    return Math.max(0, Math.min(from, n));
  }

  private void cut(int axis, int from, int to) throws DataFormatException {
    int n = dims[axis];
    if (from < 0 || to > n || from >= to) {
      throw config.cannot(
          "takes elements %d to %d of the %d along axis %d".formatted(from, to - 1, n, axis + 1));
    }
    if (to - from < n) {
      layers.addAll(AxisCut.cut(dims, axis, from, to));
    }
  }
}
