package io.github.rangefinder.finder.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers of a Sequential model as its JSON lists them. */
final class KerasLayers {
  private final List<KerasOptions> layers;
  private final String file;

  private KerasLayers(String file, List<KerasOptions> layers) {
    this.file = file;
    this.layers = layers;
  }

  /**
   * The layers of a model's JSON.
   *
   * @throws DataFormatException if it is no Sequential model
   * @throws IllegalStateException if it is not a model's JSON at all
   */
  static KerasLayers of(String file, JsonElement json) throws DataFormatException {
    if (!json.isJsonObject() || !json.getAsJsonObject().has("class_name")) {
      throw new IllegalStateException("no model");
    }
    JsonObject model = json.getAsJsonObject();
    String kind = model.get("class_name").getAsString();
    if (!kind.equals("Sequential")) {
      throw new DataFormatException(
          "%s holds a %s model; only Sequential models can be read, and %s in them"
              .formatted(file, kind, KerasLayer.known()));
    }
    JsonElement config = model.get("config");
    JsonElement list = // Keras before 2.2.3 had the layers there
        config != null && config.isJsonObject() ? config.getAsJsonObject().get("layers") : config;
    if (list == null || !list.isJsonArray()) {
      throw new IllegalStateException("no layers");
    }
    List<KerasOptions> layers = new ArrayList<>();
    for (JsonElement layer : list.getAsJsonArray()) {
      layers.add(KerasOptions.of(file, layer.getAsJsonObject()));
    }
    return new KerasLayers(file, layers);
  }

  /** Keras's class of each layer, in order. */
  List<String> classes() {
    return layers.stream().map(KerasOptions::kerasClass).toList();
  }

  /**
   * The layers for samples of some shape.
   *
   * @param drawn whether initial weights are drawn, so that it matters from what
   * @throws DataFormatException if a layer or one of its options cannot be had
   * @throws IllegalArgumentException if a layer cannot read what comes before it
   */
  List<Layer> read(Shape sample, boolean drawn) throws DataFormatException {
    List<Layer> read = new ArrayList<>();
    Shape shape = sample;
    Optional<List<Integer>> input = inputShape();
    if (input.isPresent() && !fits(input.get(), sample)) {
      if (input.get().size() != 1 || input.get().get(0) != sample.size()) {
        throw new DataFormatException(
            "%s reads samples of shape %s, the data has %s".formatted(file, input.get(), sample));
      }
      Flatten rows = new Flatten(); // a model of rows, data of images of that size
      read.add(rows);
      shape = rows.outputShape(shape);
    }
    for (KerasOptions options : layers) {
      for (Layer layer : KerasLayer.read(options, shape.rank(), drawn)) {
        shape = layer.outputShape(List.of(shape));
        read.add(layer);
      }
    }
    if (read.isEmpty()) {
      throw new DataFormatException(file + " holds a model without layers");
    }
    return read;
  }

  /** The shape a sample must have, without the batch; empty where the file leaves it open. */
  private Optional<List<Integer>> inputShape() {
    for (String key : List.of("batch_shape", "batch_input_shape")) {
      JsonElement shape = layers.isEmpty() ? null : layers.get(0).value(key);
      if (shape != null && shape.isJsonArray()) {
        return sizes(shape.getAsJsonArray());
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Integer>> sizes(JsonArray batchShape) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < batchShape.size(); i++) {
      if (batchShape.get(i).isJsonNull()) {
        return Optional.empty();
      }
      sizes.add(batchShape.get(i).getAsInt());
    }
    return Optional.of(sizes);
  }

  /** Grey images may come with or without their one channel. */
  private static boolean fits(List<Integer> sizes, Shape sample) {
    boolean withoutChannel = sizes.size() == 2 && sample.rank() == 3 && sample.dim(2) == 1;
    boolean fits = sizes.size() == sample.rank() || withoutChannel;
    for (int i = 0; fits && i < sizes.size(); i++) {
      fits = sizes.get(i) == sample.dim(i);
    }
    return fits;
  }
}
