package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An HDF5 file, read. Links are not followed, for they may point out of the file, and whatever the
 * library throws at a damaged file becomes one sentence that names it.
 */
final class Hdf5 implements AutoCloseable {
  private final String name;
  private final HdfFile file;

  private Hdf5(String name, Supplier<HdfFile> file) throws DataFormatException {
    this.name = name;
    this.file = guarded(file);
    requireWhole();
  }

  /** What was cut off may have been room that nobody uses, or the last weights. */
  private void requireWhole() throws DataFormatException {
    long stated = guarded(() -> file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
    long size = guarded(file::size);
    if (stated > size) {
      close();
      throw new DataFormatException(
          "%s was cut off: it has %d of its %d bytes".formatted(name, size, stated));
    }
  }

  /**
   * The file in some bytes.
   *
   * @param name where they come from, for messages
   */
  static Hdf5 of(String name, byte[] bytes) throws DataFormatException {
    return new Hdf5(name, () -> HdfFile.fromBytes(bytes));
  }

  /**
   * The file at a path, of which only what is asked for is read.
   *
   * @throws IOException with a sentence, if it cannot be read
   */
  static Hdf5 open(Path path) throws IOException {
    InputFile.require(path);
    return new Hdf5(path.toString(), () -> new HdfFile(path));
  }

  private <T> T guarded(Supplier<T> reading) throws DataFormatException {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError e) { // jhdf's ways to say that it is damaged
      throw new DataFormatException(name + " is no HDF5 file, or damaged");
    }
  }

  /** What messages call it. */
  String name() {
    return name;
  }

  /** Whether there is a group at a path. */
  boolean hasGroup(List<String> path) throws DataFormatException {
    return node(path) instanceof Group;
  }

  /** The names of the groups in the group at a path; none where there is no such group. */
  List<String> groups(List<String> path) throws DataFormatException {
    if (!(node(path) instanceof Group group)) {
      return List.of();
    }
    return guarded(
        () ->
            group.getChildren().values().stream()
                .filter(Group.class::isInstance)
                .map(Node::getName)
                .toList());
  }

  /** The array at a path, or empty where there is none. */
  Optional<Hdf5Array> array(List<String> path) throws DataFormatException {
    return node(path) instanceof Dataset dataset
        ? Optional.of(new Hdf5Array(name, String.join("/", path), dataset))
        : Optional.empty();
  }

  private Node node(List<String> path) throws DataFormatException {
    return guarded(
        () -> {
          Node node = file;
          for (String part : path) {
            node = node instanceof Group group ? group.getChildren().get(part) : null;
            if (node instanceof Link) {
              return null;
            }
          }
          return node;
        });
  }

  /** The text that a group carries under a name, or empty where there is none. */
  Optional<String> text(List<String> path, String attribute) throws DataFormatException {
    List<String> texts = texts(path, attribute);
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  /**
   * The texts that a group carries under a name; none where there is no such name. Keras cuts a
   * list that is too long into NAME0, NAME1 and so on.
   */
  List<String> texts(List<String> path, String attribute) throws DataFormatException {
    Node node = node(path);
    if (node == null) {
      return List.of();
    }
    return guarded(
        () -> {
          List<String> texts = new ArrayList<>();
          if (!add(node.getAttribute(attribute), texts)) {
            int part = 0;
            while (add(node.getAttribute(attribute + part), texts)) {
              part++;
            }
          }
          return texts;
        });
  }

  private static boolean add(Attribute attribute, List<String> texts) {
    if (attribute == null) {
      return false;
    }
    Object data = attribute.getData();
    if (data instanceof String text) {
      texts.add(text);
    } else if (data instanceof String[] several) {
      texts.addAll(List.of(several));
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
