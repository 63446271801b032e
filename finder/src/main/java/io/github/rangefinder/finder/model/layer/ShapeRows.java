package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.layer.Border;
import io.github.rangefinder.engine.layer.Cropping1d;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.RepeatVector;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.Resizing2d;
import io.github.rangefinder.engine.layer.UpSampling1d;
import io.github.rangefinder.engine.layer.UpSampling2d;
import io.github.rangefinder.engine.layer.ZeroPadding1d;
import io.github.rangefinder.engine.layer.ZeroPadding2d;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.setting.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Layers of Keras that move numbers to other places, and leave them what they are. */
final class ShapeRows {
  private ShapeRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("InputLayer", (config, inputs) -> List.of()),
        new KerasRow("Identity", (config, inputs) -> List.of()),
        new KerasRow("Flatten", ShapeRows::flatten).of(Flatten.class, l -> new KerasOptions()),
        new KerasRow("Reshape", ShapeRows::reshape)
            .of(Reshape.class, l -> new KerasOptions().put("target_shape", l.shape().dims())),
        new KerasRow("Permute", ShapeRows::permute)
            .of(Permute.class, l -> new KerasOptions().put("dims", dims(l))),
        new KerasRow("RepeatVector", (c, in) -> List.of(new RepeatVector(c.count("n", 1))))
            .of(RepeatVector.class, l -> new KerasOptions().put("n", l.times())),
        new KerasRow("ZeroPadding2D", (c, in) -> List.of(new ZeroPadding2d(border(c, "padding"))))
            .of(ZeroPadding2d.class, l -> options("padding", l.border())),
        new KerasRow("Cropping2D", (c, in) -> List.of(new Cropping2d(border(c, "cropping"))))
            .of(Cropping2d.class, l -> options("cropping", l.border())),
        new KerasRow("UpSampling2D", ShapeRows::upSampling2d)
            .of(UpSampling2d.class, ShapeRows::options),
        new KerasRow("Resizing", ShapeRows::resizing).of(Resizing2d.class, ShapeRows::options),
        new KerasRow("ZeroPadding1D", ShapeRows::zeroPadding1d)
            .of(ZeroPadding1d.class, l -> new KerasOptions().put("padding", l.before(), l.after())),
        new KerasRow("Cropping1D", ShapeRows::cropping1d)
            .of(Cropping1d.class, l -> new KerasOptions().put("cropping", l.before(), l.after())),
        new KerasRow("UpSampling1D", (c, in) -> List.of(new UpSampling1d(c.count("size", 1, 2))))
            .of(UpSampling1d.class, l -> new KerasOptions().put("size", l.factor())));
  }

  private static int[] dims(Permute permute) {
    return permute.axes().stream().mapToInt(axis -> axis + 1).toArray();
  }

  private static KerasOptions options(String key, Border border) {
    int[] rows = {border.top(), border.bottom()};
    int[] columns = {border.left(), border.right()};
    return new KerasOptions().put(key, rows, columns);
  }

  private static KerasOptions options(UpSampling2d layer) {
    return new KerasOptions()
        .put("size", layer.rowFactor(), layer.columnFactor())
        .put("interpolation", Words.word(layer.between()));
  }

  private static KerasOptions options(Resizing2d layer) {
    return new KerasOptions()
        .put("height", layer.height())
        .put("width", layer.width())
        .put("interpolation", Words.word(layer.between()));
  }

  private static List<Layer> flatten(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return List.of(new Flatten());
  }

  private static List<Layer> reshape(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int[] dims = config.wholes("target_shape");
    int known = 1;
    int open = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == -1 && open < 0) {
        open = i;
      } else {
        known = Math.multiplyExact(known, dims[i]);
      }
    }
    if (open >= 0 && known > 0) {
      dims[open] = inputs.get(0).size() / known;
    }
    return List.of(new Reshape(Shape.of(dims)));
  }

  private static List<Layer> permute(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    List<Integer> axes = new ArrayList<>();
    for (int axis : config.wholes("dims")) {
      axes.add(axis - 1); // Keras counts the batch
    }
    return List.of(new Permute(axes));
  }

  private static List<Layer> upSampling2d(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int[] factors = config.extents("size", 2, 1, 2);
    return List.of(
        new UpSampling2d(factors[0], factors[1], between(config, Interpolation.NEAREST)));
  }

  private static List<Layer> resizing(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    config.without(List.of("antialias", "crop_to_aspect_ratio", "pad_to_aspect_ratio"));
    return List.of(
        new Resizing2d(
            config.count("height", 1),
            config.count("width", 1),
            between(config, Interpolation.BILINEAR)));
  }

  private static Interpolation between(KerasConfig config, Interpolation byDefault)
      throws DataFormatException {
    if (!config.has("interpolation")) {
      return byDefault;
    }
    List<String> words = Stream.of(Interpolation.values()).map(Words::word).toList();
    return Interpolation.values()[words.indexOf(config.oneOf("interpolation", words))];
  }

  private static List<Layer> zeroPadding1d(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int[] ends = config.extents("padding", 2, 0, 1);
    return List.of(new ZeroPadding1d(ends[0], ends[1]));
  }

  private static List<Layer> cropping1d(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int[] ends = config.extents("cropping", 2, 0, 1);
    return List.of(new Cropping1d(ends[0], ends[1]));
  }

  /** {@code 1}, {@code (rows, columns)} or {@code ((top, bottom), (left, right))}. */
  private static Border border(KerasConfig config, String key) throws DataFormatException {
    JsonPart value = config.get(key);
    if (!value.isList() || value.items().size() != 2 || !value.items().get(0).isList()) {
      int[] both = config.extents(key, 2, 0, 1);
      return new Border(both[0], both[0], both[1], both[1]);
    }
    int[] rows = pair(config, key, value.items().get(0));
    int[] columns = pair(config, key, value.items().get(1));
    return new Border(rows[0], rows[1], columns[0], columns[1]);
  }

  private static int[] pair(KerasConfig config, String key, JsonPart value)
      throws DataFormatException {
    List<JsonPart> items = value.isList() ? value.items() : List.of();
    if (items.size() != 2) {
      throw config.cannot("has %s %s; what can be read are pairs".formatted(key, value.quoted()));
    }
    return new int[] {items.get(0).whole(), items.get(1).whole()};
  }
}
