package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file that holds a model, or that somebody takes for one. */
final class ModelFile {
  private static final List<String> ENDINGS = List.of(".json", ".keras", ".h5", ".hdf5");

  private final KerasFile file;

  private ModelFile(KerasFile file) {
    this.file = file;
  }

  /** Whether a text is a file's name: it ends like one, or there is a file or folder of it. */
  static boolean isNamed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith) || ForeignFile.isNamed(text);
  }

  /** Whether there is a file or folder of a name. */
  static boolean exists(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Reads a file of Keras.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static ModelFile read(String name) throws IOException {
    Path file = Path.of(name);
    Optional<String> foreign = ForeignFile.describe(file);
    if (foreign.isPresent() && Files.exists(file)) {
      throw new DataFormatException(foreign.get());
    }
    if (Files.isDirectory(file)) {
      throw new DataFormatException(file + " is a folder, expected a file that Keras wrote");
    }
    if (ForeignFile.holdsArrays(file)) {
      throw new UnsuitableFileException(
          file,
          " is an archive of NumPy (.npz), which holds no layers; if it holds weights, give them as ",
          Setting.WEIGHTS,
          " beside the layers of ",
          Setting.MODEL);
    }
    return new ModelFile(KerasFile.read(file));
  }

  /** The shape that samples have, with an extent for each that the file leaves open. */
  Optional<Shape> ownShape(int open) throws IOException {
    return file.ownShape(open);
  }

  /** Whether the model begins with bringing pixels from 0 to 255 to its own scale. */
  boolean scalesPixels() throws IOException {
    return file.scalesPixels();
  }

  /**
   * The model for samples of a shape: with the weights of another file, its own or fresh ones, and
   * frozen as far as they say.
   *
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  DescribedModel create(Shape sample, long seed, InitialWeights weights) throws IOException {
    Network made = made(sample, seed, weights);
    return new DescribedModel(
        Freezing.apply(made, weights.frozen(), file::names), Optional.of(file));
  }

  private Network made(Shape sample, long seed, InitialWeights weights) throws IOException {
    if (weights.areOfKerasAlone()) { // the groups in such a file are those of the model's JSON
      return file.create(sample, seed, Path.of(weights.file()), weights.exceptLast());
    }
    Network made = file.create(sample, seed);
    weights.read(made);
    return made;
  }
}
