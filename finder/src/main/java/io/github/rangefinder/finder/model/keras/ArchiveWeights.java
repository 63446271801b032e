package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights of a {@code .keras} archive or of a {@code .weights.h5}: {@code
 * layers/sequential/layers/conv2d/vars/0}, {@code 1} and so on.
 */
final class ArchiveWeights implements WeightStore {
  private static final String LAYERS = "layers";

  /** What Keras 2.12 and 2.13 call the layers of a model. */
  private static final String EARLIER_LAYERS = "_layer_checkpoint_dependencies";

  private static final Pattern NUMBERED = Pattern.compile("(.*)_([0-9]{1,6})");

  private final Hdf5 hdf5;
  private final String layers;

  /** The weights in a file, which is closed with them. */
  ArchiveWeights(Hdf5 hdf5) throws DataFormatException {
    this.hdf5 = hdf5;
    this.layers = hdf5.hasGroup(List.of(EARLIER_LAYERS)) ? EARLIER_LAYERS : LAYERS;
  }

  /** Whether a file is one of these. */
  static boolean isOne(Hdf5 hdf5) throws DataFormatException {
    return hdf5.hasGroup(List.of(LAYERS)) || hdf5.hasGroup(List.of(EARLIER_LAYERS));
  }

  @Override
  public String name() {
    return hdf5.name();
  }

  @Override
  public List<Hdf5Array> of(KerasLayer layer) throws DataFormatException {
    List<String> path = new ArrayList<>();
    for (String group : layer.groups()) {
      path.add(layers);
      path.addAll(List.of(group.split("/")));
    }
    path.add("vars");
    List<Hdf5Array> arrays = new ArrayList<>();
    Optional<Hdf5Array> next = array(path, 0);
    while (next.isPresent()) {
      arrays.add(next.get());
      next = array(path, arrays.size());
    }
    if (arrays.isEmpty()) {
      requireNoGap(path.subList(0, path.size() - 1));
    }
    return arrays;
  }

  /**
   * A layer counts once for each place that it has in a Sequential model of Keras 3, and has a
   * group for the first alone: numbers are left out in front of the layers behind it.
   */
  private void requireNoGap(List<String> path) throws DataFormatException {
    String own = path.get(path.size() - 1);
    List<String> names = hdf5.groups(path.subList(0, path.size() - 1));
    if (names.contains(own)) {
      return;
    }
    Matcher numbered = NUMBERED.matcher(own);
    String stem = numbered.matches() ? numbered.group(1) : own;
    int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 0;
    for (String name : names) {
      Matcher other = NUMBERED.matcher(name);
      if (other.matches()
          && other.group(1).equals(stem)
          && Integer.parseInt(other.group(2)) > number) {
        throw repeated("has a group \"%s\" and no \"%s\"".formatted(name, own));
      }
    }
  }

  private Optional<Hdf5Array> array(List<String> group, int number) throws DataFormatException {
    List<String> path = new ArrayList<>(group);
    path.add(Integer.toString(number));
    return hdf5.array(path);
  }

  @Override
  public void close() {
    hdf5.close();
  }
}
