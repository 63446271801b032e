package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.LayerNames;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layers of a network that have weights, each with its name, and copies between networks. */
final class LayerWeights {
  private final List<Map.Entry<String, List<Parameter>>> layers = new ArrayList<>();

  LayerWeights(Network network) {
    for (Map.Entry<String, List<Node>> layer : LayerNames.withParameters(network).entrySet()) {
      layers.add(Map.entry(layer.getKey(), network.parameters(layer.getValue().get(0))));
    }
  }

  private String name(int layer) {
    return layers.get(layer).getKey();
  }

  private List<Parameter> parameters(int layer) {
    return layers.get(layer).getValue();
  }

  private List<Shape> shapes(int layer) {
    return parameters(layer).stream().map(parameter -> parameter.data().shape()).toList();
  }

  /** How many arrays the last layer has. */
  int arraysOfLast() {
    return layers.isEmpty() ? 0 : parameters(layers.size() - 1).size();
  }

  /** The layer that one of all arrays belongs to, counted layer by layer. */
  String layerOf(int array) {
    int last = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      last += parameters(layer).size();
      if (array < last) {
        return name(layer);
      }
    }
    throw new IllegalArgumentException("there is no array " + array);
  }

  /**
   * Copies all weights of another network, layer by layer.
   *
   * @param file where the other one comes from, for messages
   * @param exceptLast whether the last layer is left as it is
   * @throws DataFormatException if both do not have the same layers
   * @throws UnsuitableFileException if but the last layers differ
   */
  void copy(LayerWeights from, Path file, boolean exceptLast)
      throws DataFormatException, UnsuitableFileException {
    if (from.layers.size() != layers.size()) {
      throw new DataFormatException(
          "%s has weights of %d layers, the model has %d with weights"
              .formatted(file, from.layers.size(), layers.size()));
    }
    int count = exceptLast ? layers.size() - 1 : layers.size();
    for (int layer = 0; layer < count; layer++) {
      if (!shapes(layer).equals(from.shapes(layer))) {
        throw differing(from, file, layer);
      }
    }
    for (int layer = 0; layer < count; layer++) {
      for (int i = 0; i < parameters(layer).size(); i++) {
        float[] source = from.parameters(layer).get(i).data().data();
        System.arraycopy(source, 0, parameters(layer).get(i).data().data(), 0, source.length);
      }
    }
  }

  private UnsuitableFileException differing(LayerWeights from, Path file, int layer) {
    String sentence =
        "%s has weights of shapes %s for the layer \"%s\", the model's \"%s\" needs %s"
            .formatted(file, from.shapes(layer), from.name(layer), name(layer), shapes(layer));
    return layer == layers.size() - 1 && layer > 0
        ? new UnsuitableFileException(sentence, "; ", Setting.EXCEPT_LAST, " takes all but those")
        : new UnsuitableFileException(sentence);
  }
}
