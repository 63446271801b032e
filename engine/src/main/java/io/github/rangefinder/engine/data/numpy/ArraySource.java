package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where arrays are found by name: an archive, or a folder with a file for each. */
interface ArraySource extends Closeable {
  /** The names of all arrays. */
  List<String> names();

  /** Opens an array, which must be there. */
  NpyArray array(String name) throws IOException;

  /** Whether an array, which must be there, has numbers in it, not texts. */
  default boolean isOfNumbers(String name) throws IOException {
    try (NpyArray array = array(name)) {
      return !array.isText();
    }
  }

  @Override
  void close() throws IOException;

  /** A folder or an archive. */
  static ArraySource at(Path place) throws IOException {
    return Files.isDirectory(place) ? ofFolder(place) : ofArchive(place);
  }

  /** The arrays of an archive. */
  private static ArraySource ofArchive(Path file) throws IOException {
    NumpyArchive archive = NumpyArchive.open(file);
    return new ArraySource() {
      @Override
      public List<String> names() {
        return archive.arrays();
      }

      @Override
      public NpyArray array(String name) throws IOException {
        return archive.array(name);
      }

      @Override
      public void close() throws IOException {
        archive.close();
      }
    };
  }

  /** The files {@code .npy} of a folder. */
  static ArraySource ofFolder(Path folder) throws IOException {
    String suffix = ".npy";
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(suffix) && !name.startsWith("."))
              .map(name -> name.substring(0, name.length() - suffix.length()))
              .sorted()
              .toList();
    }
    return new ArraySource() {
      @Override
      public List<String> names() {
        return names;
      }

      @Override
      public NpyArray array(String name) throws IOException {
        Path file = folder.resolve(name + suffix);
        return NpyArray.open(
            () -> InputFile.open(file),
            NpyArray.Origin.ofFile(file.toString(), InputFile.size(file)));
      }

      @Override
      public void close() {}
    };
  }
}
