package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.finder.model.layer.WeightValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file's weights into the parameters that they belong to. */
final class KerasWeights {
  private KerasWeights() {}

  /**
   * Sets all parameters, or none.
   *
   * @param weights for each layer its parameters in Keras's order
   * @throws DataFormatException if some are missing, of another shape or damaged
   */
  static void read(WeightStore store, Map<KerasLayer, List<Parameter>> weights)
      throws DataFormatException {
    List<float[]> values = new ArrayList<>();
    for (Map.Entry<KerasLayer, List<Parameter>> entry : weights.entrySet()) {
      values.addAll(read(store, entry.getKey(), entry.getValue()));
    }
    int next = 0;
    for (List<Parameter> parameters : weights.values()) {
      for (Parameter parameter : parameters) {
        float[] data = parameter.data().data();
        System.arraycopy(values.get(next), 0, data, 0, data.length);
        next++;
      }
    }
  }

  private static List<float[]> read(WeightStore store, KerasLayer layer, List<Parameter> parameters)
      throws DataFormatException {
    List<Hdf5Array> arrays = store.of(layer);
    if (arrays.size() < parameters.size() || arrays.size() > parameters.size() + more(layer)) {
      throw new DataFormatException(
          "%s has %d arrays for the layer %s, expected %d: %s"
              .formatted(store.name(), arrays.size(), layer, parameters.size(), parameters));
    }
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String what = parameter.name() + " of the layer \"" + layer.path() + "\"";
      float[] numbers = arrays.get(i).read(parameter.data().shape(), what);
      WeightValues.requireFinite(numbers, store.name(), what);
      values.add(numbers);
    }
    return values;
  }

  /** A Normalization also keeps how many samples it has seen. */
  private static int more(KerasLayer layer) {
    return layer.kerasClass().equals("Normalization") ? 1 : 0;
  }
}
