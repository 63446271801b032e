package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.finder.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      List<float[]> weights = read(archive, PREFIX, model);
      if (archive.contains(PREFIX + weights.size())) {
        throw new DataFormatException(
            "%s has more than the %d parameters of this model".formatted(file, weights.size()));
      }
      model.restore(model.snapshotOf(weights));
    } catch (DataFormatException e) {
      throw e; // says it in words already
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    }
  }

  /**
   * Writes a model's weights, whole or not at all.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void write(Path file, Network model) throws IOException {
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
