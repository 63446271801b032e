package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The weights of a whole model in HDF5, or of {@code save_weights} of Keras 2: a group for each
 * layer of the outermost model, whose attribute {@code weight_names} lists {@code conv/kernel:0},
 * {@code base/conv/kernel} and so on, what learns before what does not.
 */
final class LegacyWeights implements WeightStore {
  private static final String GROUP = "model_weights";
  private static final String LAYERS = "layer_names";
  private static final String NAMES = "weight_names";

  private final Hdf5 hdf5;
  private final List<String> root;

  /** The weights in a file, which is closed with them. */
  LegacyWeights(Hdf5 hdf5) throws DataFormatException {
    this.hdf5 = hdf5;
    this.root = hdf5.hasGroup(List.of(GROUP)) ? List.of(GROUP) : List.of();
    requireEachOnce();
  }

  private void requireEachOnce() throws DataFormatException {
    Set<String> seen = new HashSet<>();
    for (String layer : hdf5.texts(root, LAYERS)) {
      if (!seen.add(layer)) {
        close();
        throw repeated("lists the layer \"" + layer + "\" twice");
      }
    }
  }

  /** Whether a file is one of these. */
  static boolean isOne(Hdf5 hdf5) throws DataFormatException {
    return hdf5.hasGroup(List.of(GROUP)) || !hdf5.texts(List.of(), LAYERS).isEmpty();
  }

  @Override
  public String name() {
    return hdf5.name();
  }

  @Override
  public List<Hdf5Array> of(KerasLayer layer) throws DataFormatException {
    List<String> group = new ArrayList<>(root);
    group.addAll(split(layer.models().isEmpty() ? layer.name() : layer.models().get(0)));
    List<Hdf5Array> arrays = new ArrayList<>();
    for (String weight : hdf5.texts(group, NAMES)) {
      if (isOf(layer, weight)) {
        List<String> path = new ArrayList<>(group);
        path.addAll(split(weight));
        arrays.add(
            hdf5.array(path)
                .orElseThrow(
                    () ->
                        new DataFormatException(
                            name() + " has no array " + String.join("/", path))));
      }
    }
    return arrays;
  }

  /** A layer of the outermost model has its group alone, others share that of their model. */
  private static boolean isOf(KerasLayer layer, String weight) {
    List<String> parts = split(weight);
    if (parts.isEmpty()) {
      return false;
    }
    boolean isSeed = parts.get(parts.size() - 1).startsWith("seed_generator_state");
    if (layer.models().isEmpty()) {
      return !isSeed;
    }
    List<String> name = split(layer.name());
    int end = parts.size() - 1;
    return !isSeed && end >= name.size() && parts.subList(end - name.size(), end).equals(name);
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  @Override
  public void close() {
    hdf5.close();
  }
}
