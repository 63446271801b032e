package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.disk.WholeFile;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a network as an archive that {@code keras.models.load_model} of Keras 3 loads: {@code
 * metadata.json}, {@code config.json}, {@code model.weights.h5}. What else lies in the archive
 * Keras passes over.
 */
public final class KerasWriter {
  /** The version whose form of archive is written. */
  private static final String KERAS_VERSION = "3.15.1";

  /** The first time that an archive can hold. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private KerasWriter() {}

  /**
   * Refuses a network that Keras has no layers for, before it is trained.
   *
   * @throws DataFormatException with a sentence that names the layer
   */
  public static void requireWritable(Network network) throws DataFormatException {
    new KerasExport(network);
  }

  /** The shape of the samples that a written network reads: that of the file it came from. */
  public static Shape sampleShape(Network network) {
    return KerasSamples.start(network).shape();
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void write(Path file, Network network) throws IOException {
    KerasExport export = new KerasExport(network);
    Path weights = WholeFile.scratch(file);
    try {
      writeWeights(weights, network, export);
      JsonObject metadata = new JsonObject();
      metadata.addProperty("keras_version", KERAS_VERSION);
      WholeFile.write(
          file,
          out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            add(zip, "metadata.json", metadata.toString());
            add(zip, "config.json", export.config());
            zip.putNextEntry(entry("model.weights.h5"));
            Files.copy(weights, zip);
            zip.closeEntry();
            zip.finish();
          });
    } catch (HdfException e) {
      throw new IOException("cannot write " + file + ": " + reason(e), e);
    } finally {
      Files.deleteIfExists(weights);
    }
  }

  /** The library wraps what the system says. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause instanceof IOException e ? WholeFile.reason(e) : "its weights could not be stored";
  }

  /** With a time of its own, so that the same model is the same bytes at any time. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    return entry;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void writeWeights(Path file, Network network, KerasExport export) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      WritableGroup layers = hdf5.putGroup("layers");
      for (Map.Entry<String, Node> group : export.groups().entrySet()) {
        Node node = group.getValue();
        List<Parameter> parameters = network.parameters(node);
        if (parameters.isEmpty()) {
          continue; // HDF5 cannot open an empty group that the library writes
        }
        WritableGroup own = layers.putGroup(group.getKey()).putGroup("vars");
        for (int i = 0; i < parameters.size(); i++) {
          own.putDataset(
              "" + i, array(export.storedShape(node, parameters.get(i)), parameters.get(i)));
        }
        if (export.kerasClass(node).equals("Normalization")) {
          own.putDataset("" + parameters.size(), 0); // how many samples it has seen
        }
      }
    }
  }

  /** The numbers as an array of arrays, which is how the library learns their shape; one alone. */
  private static Object array(int[] dims, Parameter parameter) {
    if (dims.length == 0) {
      return parameter.data().data()[0];
    }
    Object array = Array.newInstance(float.class, dims);
    fill(array, parameter.data().data(), 0);
    return array;
  }

  private static int fill(Object array, float[] from, int at) {
    if (array instanceof float[] row) {
      System.arraycopy(from, at, row, 0, row.length);
      return at + row.length;
    }
    int next = at;
    for (Object part : (Object[]) array) {
      next = fill(part, from, next);
    }
    return next;
  }
}
