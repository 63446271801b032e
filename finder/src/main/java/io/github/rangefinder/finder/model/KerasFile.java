package io.github.rangefinder.finder.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A Sequential model in a file of Keras 2 or 3: the JSON of {@code to_json()}, or an archive
 * ({@code .keras}), whose weights become the initial ones.
 *
 * <p>No size that an archive states is believed: an entry is read up to what the model can need.
 * Nothing is unpacked into files, and no code in a file is run.
 *
 * @see <a href="https://keras.io/guides/serialization_and_saving">Keras: save, serialize, and
 *     export models</a>
 */
public final class KerasFile {
  private static final String JSON = ".json";
  private static final String ARCHIVE = ".keras";
  private static final String HDF5 = ".h5";
  private static final String CONFIG_ENTRY = "config.json";
  private static final String WEIGHTS_ENTRY = "model.weights.h5";

  /** More text than any model needs. */
  private static final int LONGEST_CONFIG = 16 << 20;

  /** What an HDF5 file takes beside its numbers. */
  private static final int ROOM_FOR_STRUCTURE = 16 << 20;

  /** An optimizer's state lies beside the weights: at most so many arrays for each of them. */
  private static final int COPIES_OF_WEIGHTS = 8;

  private final Path file;
  private final KerasLayers layers;

  private KerasFile(Path file, KerasLayers layers) {
    this.file = file;
    this.layers = layers;
  }

  /** Whether a name is that of a file that Keras writes. */
  public static boolean isNamed(String name) {
    return name.endsWith(JSON) || isArchive(name) || name.endsWith(HDF5);
  }

  /** Whether a name is that of a file which has weights beside the layers. */
  public static boolean isArchive(String name) {
    return name.endsWith(ARCHIVE);
  }

  /**
   * Reads the layers; the weights follow in {@link #create}.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static KerasFile read(Path file) throws IOException {
    String name = file.toString();
    if (name.endsWith(HDF5)) {
      throw new DataFormatException(
          name + " is in Keras's older format; save the model as .keras to read it here");
    }
    if (!Files.exists(file)) {
      throw new FileNotFoundException(name + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new FileNotFoundException(name + " is a folder, expected a file that Keras wrote");
    }
    byte[] config =
        isArchive(name) ? entry(file, CONFIG_ENTRY, LONGEST_CONFIG) : bytes(file, LONGEST_CONFIG);
    try {
      JsonElement json = JsonParser.parseString(new String(config, StandardCharsets.UTF_8));
      return new KerasFile(file, KerasLayers.of(name, json));
    } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
      throw new DataFormatException(name + " does not hold the JSON of a Keras model");
    }
  }

  /**
   * The model for a data set: with the archive's weights, or with fresh ones from the seed.
   *
   * @param sampleShape the shape of one sample of the data
   * @throws IOException with a sentence that names the file and what of it cannot be read
   * @throws IllegalArgumentException if a layer cannot read what comes before it
   */
  public Network create(Shape sampleShape, long seed) throws IOException {
    boolean hasWeights = isArchive(file.toString());
    Network model = Network.sequential(sampleShape, layers.read(sampleShape, !hasWeights), seed);
    if (hasWeights) {
      long floats = 0;
      for (Parameter parameter : model.allParameters()) {
        floats += parameter.data().shape().size();
      }
      long limit = ROOM_FOR_STRUCTURE + COPIES_OF_WEIGHTS * Float.BYTES * floats;
      byte[] hdf5 = entry(file, WEIGHTS_ENTRY, limit);
      KerasWeights weights = new KerasWeights(file + "/" + WEIGHTS_ENTRY, hdf5);
      model.restore(model.snapshotOf(weights.read(layers.classes(), model)));
    }
    return model;
  }

  private static byte[] entry(Path file, String name, long limit) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new DataFormatException(file + " is no Keras archive: it has no " + name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return atMost(in, file + "/" + name, limit);
      }
    } catch (ZipException e) {
      throw new DataFormatException(
          "%s is no Keras archive or damaged (%s)".formatted(file, e.getMessage()));
    }
  }

  private static byte[] bytes(Path file, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return atMost(in, file.toString(), limit);
    }
  }

  private static byte[] atMost(InputStream in, String name, long limit) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > limit) {
      throw new DataFormatException(
          "%s is larger than the %d MB that such a model can need".formatted(name, limit >> 20));
    }
    return bytes;
  }
}
