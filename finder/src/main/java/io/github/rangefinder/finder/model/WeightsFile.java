package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.model.keras.KerasWriter;
import io.github.rangefinder.finder.model.layer.WeightValues;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Weights as a NumPy archive: {@code param_0}, {@code param_1}, …, all parameters layer by layer,
 * in Keras's order and layout: kernel, bias; gamma, beta, moving mean, moving variance.
 */
public final class WeightsFile {
  private static final String PREFIX = "param_";

  private WeightsFile() {}

  /**
   * Reads a model's weights into it.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static void read(Path file, Network model) throws IOException {
    read(file, model, false);
  }

  /**
   * Reads a model's weights into it.
   *
   * @param exceptLast whether the last layer that has weights is left as it is
   * @throws IOException with a sentence that names the file, the layer and what is wrong with it
   */
  static void read(Path file, Network model, boolean exceptLast) throws IOException {
    Optional<String> foreign = ForeignFile.describe(file);
    if (foreign.isPresent() && Files.exists(file)) {
      throw new DataFormatException(foreign.get());
    }
    if (Files.isRegularFile(file) && KerasFile.holdsWeights(file)) {
      readKeras(file, model, exceptLast);
      return;
    }
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      List<float[]> weights = read(archive, file, model, exceptLast);
      if (!exceptLast && archive.contains(PREFIX + weights.size())) {
        throw new DataFormatException(
            "%s has more than the %d parameters of this model".formatted(file, weights.size()));
      }
      model.restore(model.snapshotOf(weights));
    } catch (DataFormatException | UnsuitableFileException e) {
      throw e; // says it in words already
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    }
  }

  private static void readKeras(Path file, Network model, boolean exceptLast) throws IOException {
    if (KerasFile.holdsModel(file)) {
      Network stored = KerasFile.read(file).createOwn(model.inputShape(), model.seed());
      new LayerWeights(model).copy(new LayerWeights(stored), file, exceptLast);
    } else {
      KerasFile.load(file, model, exceptLast);
    }
  }

  /** The arrays of all parameters; those of the last layer as they are where it is left out. */
  private static List<float[]> read(
      NumpyArchive archive, Path file, Network model, boolean exceptLast) throws IOException {
    LayerWeights layers = new LayerWeights(model);
    List<Parameter> all = model.allParameters();
    int last = all.size() - layers.arraysOfLast();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (exceptLast && i >= last) {
        arrays.add(all.get(i).data().data().clone());
        continue;
      }
      try {
        arrays.add(archive.read(PREFIX + i, all.get(i).data().shape()));
        WeightValues.requireFinite(arrays.get(i), file.toString(), PREFIX + i);
      } catch (DataFormatException e) {
        String sentence = e.getMessage() + ", of the layer \"" + layers.layerOf(i) + "\"";
        throw i < last || last == 0
            ? new DataFormatException(sentence)
            : new UnsuitableFileException(
                sentence, "; ", Setting.EXCEPT_LAST, " takes all but the weights of that layer");
      }
    }
    return arrays;
  }

  /**
   * Refuses what could not be written after a training.
   *
   * @throws SettingException if the file's ending is none of those that are written
   * @throws IOException with a sentence that names a layer that Keras has nothing like
   */
  public static void requireWritable(Path file, Network model) throws IOException {
    if (isKeras(file)) {
      KerasWriter.requireWritable(model);
    } else if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      throw SettingException.usage(Setting.SAVE, " must end in .npz or .keras, got " + file);
    }
  }

  private static boolean isKeras(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".keras");
  }

  /** The shape of the samples that a model in a file of Keras reads; empty for weights alone. */
  public static Optional<Shape> sampleShape(Path file, Network model) {
    return isKeras(file) ? Optional.of(KerasWriter.sampleShape(model)) : Optional.empty();
  }

  /**
   * Writes a model's weights, whole or not at all: by the file's ending as an archive of Keras,
   * with the model, or as one of NumPy.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void write(Path file, Network model) throws IOException {
    if (isKeras(file)) {
      KerasWriter.write(file, model);
      return;
    }
    WholeFile.write(
        file,
        out -> {
          try (NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
            write(archive, PREFIX, model, model.snapshot().values());
          }
        });
  }

  /** Reads an array for each of a model's parameters, called prefix0, prefix1 and so on. */
  public static List<float[]> read(NumpyArchive archive, String prefix, Network model)
      throws IOException {
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : model.allParameters()) {
      arrays.add(archive.read(prefix + arrays.size(), parameter.data().shape()));
    }
    return arrays;
  }

  /** Writes an array for each of a model's parameters. */
  public static void write(
      NumpyArchiveWriter archive, String prefix, Network model, List<float[]> arrays)
      throws IOException {
    for (int i = 0; i < arrays.size(); i++) {
      archive.add(prefix + i, model.allParameters().get(i).data().shape(), arrays.get(i));
    }
  }
}
