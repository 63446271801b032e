package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The weights of an archive, an HDF5 file: {@code layers/NAME/vars/0}, {@code 1} and so on, where
 * NAME is the layer's class in lower case, with a number behind it from the second of its class on.
 */
final class KerasWeights {
  private final String name;
  private final byte[] hdf5;

  /**
   * The weights in some bytes.
   *
   * @param name where they come from, for messages
   */
  KerasWeights(String name, byte[] hdf5) {
    this.name = name;
    this.hdf5 = hdf5;
  }

  /**
   * Reads a model's parameters, in their order.
   *
   * @param classes Keras's class of each layer
   * @throws DataFormatException if one is missing or of another shape
   */
  List<float[]> read(List<String> classes, Network model) throws DataFormatException {
    List<float[]> values = new ArrayList<>();
    Iterator<String> groups = groups(classes).iterator();
    try (HdfFile file = HdfFile.fromBytes(hdf5)) {
      for (var node : model.nodes()) {
        List<Parameter> parameters = model.parameters(node);
        if (!parameters.isEmpty()) {
          readGroup(file, groups.next(), parameters, values);
        }
      }
    } catch (RuntimeException | StackOverflowError e) { // jhdf's ways to say that it is damaged
      String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      throw new DataFormatException(name + " is no HDF5 file or damaged" + reason);
    }
    return values;
  }

  private void readGroup(
      HdfFile file, String path, List<Parameter> parameters, List<float[]> values)
      throws DataFormatException {
    Node node = file;
    for (String part : path.split("/")) {
      node = node instanceof Group group ? group.getChildren().get(part) : null;
    }
    Map<String, Node> arrays = node instanceof Group group ? group.getChildren() : Map.of();
    if (arrays.size() != parameters.size()) {
      throw new DataFormatException(
          "%s has %d arrays in %s, where there should be %d: %s"
              .formatted(name, arrays.size(), path, parameters.size(), parameters));
    }
    for (int i = 0; i < parameters.size(); i++) {
      values.add(read(path + "/" + i, arrays.get("" + i), parameters.get(i)));
    }
  }

  private float[] read(String path, Node node, Parameter parameter) throws DataFormatException {
    if (!(node instanceof ContiguousDataset dataset)) { // nor a link, which may point outside
      throw new DataFormatException("%s has no plain array %s".formatted(name, path));
    }
    Shape shape = parameter.data().shape();
    int[] sizes = dataset.getDimensions();
    boolean fits = sizes.length == shape.rank();
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = sizes[i] == shape.dim(i);
    }
    if (!fits) {
      throw new DataFormatException(
          "%s of %s has shape %s, expected %s"
              .formatted(path, name, Arrays.toString(sizes), parameter));
    }
    if (!(dataset.getDataFlat() instanceof float[] floats)) {
      throw new DataFormatException(
          "%s of %s holds %s, expected float32".formatted(path, name, dataset.getJavaType()));
    }
    return floats;
  }

  /** Where the weights of each layer that has some may be. */
  private static List<String> groups(List<String> classes) {
    Map<String, String> inLowerCase =
        Map.of("Conv2D", "conv2d", "Dense", "dense", "BatchNormalization", "batch_normalization");
    Map<String, Integer> seen = new HashMap<>();
    List<String> groups = new ArrayList<>();
    for (String kerasClass : classes) {
      String name = inLowerCase.get(kerasClass);
      if (name != null) {
        int before = seen.merge(name, 1, Integer::sum) - 1;
        groups.add("layers/" + name + (before > 0 ? "_" + before : "") + "/vars");
      }
    }
    return groups;
  }
}
