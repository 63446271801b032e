package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.finder.disk.FileStart;
import io.github.rangefinder.finder.model.layer.JsonPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The three kinds of file that hold a model of Keras, told by how they begin. */
final class KerasSource {
  private static final String CONFIG = "config.json";
  private static final String MODEL = "model_config";
  private static final String WEIGHTS = "model.weights.h5";

  /** More text than any model needs. */
  private static final int LONGEST_CONFIG = 8 << 20;

  /** What an HDF5 file takes beside its numbers. */
  private static final long ROOM_FOR_STRUCTURE = 16 << 20;

  /** An optimizer's state lies beside the weights, in double precision at most. */
  private static final int BYTES_PER_WEIGHT = 8 * Double.BYTES;

  private enum Kind {
    ARCHIVE,
    HDF5,
    JSON
  }

  private final Path file;
  private final Kind kind;

  /**
   * A file.
   *
   * @throws IOException with a sentence if it cannot be read
   */
  KerasSource(Path file) throws IOException {
    this.file = file;
    FileStart start = FileStart.of(file);
    this.kind =
        start.isZip() ? Kind.ARCHIVE : start.startsWith(FileStart.HDF5) ? Kind.HDF5 : Kind.JSON;
  }

  /** Whether the file holds weights beside the layers. */
  boolean hasWeights() {
    return kind != Kind.JSON;
  }

  /** Whether the file is an HDF5 file, or an archive with weights of Keras. */
  boolean holdsWeights() throws IOException {
    return kind == Kind.HDF5 || kind == Kind.ARCHIVE && new KerasArchive(file).has(WEIGHTS);
  }

  /** Whether the file says what the layers are. */
  boolean holdsModel() throws IOException {
    if (kind == Kind.HDF5) {
      try (Hdf5 hdf5 = Hdf5.open(file)) {
        return hdf5.text(List.of(), MODEL).isPresent();
      }
    }
    return kind == Kind.JSON || new KerasArchive(file).has(CONFIG);
  }

  /**
   * The JSON that describes the model.
   *
   * @throws IOException with a sentence if the file holds none
   */
  JsonPart config() throws IOException {
    return JsonPart.parse(file.toString(), configText());
  }

  private String configText() throws IOException {
    return switch (kind) {
      case ARCHIVE -> text(new KerasArchive(file).read(CONFIG, LONGEST_CONFIG));
      case HDF5 -> configOfHdf5();
      case JSON -> {
        try (InputStream in = InputFile.open(file)) {
          yield text(KerasArchive.atMost(in, file.toString(), LONGEST_CONFIG));
        }
      }
    };
  }

  private String text(byte[] bytes) throws DataFormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DataFormatException(file + " does not hold the JSON of a Keras model");
    }
  }

  private String configOfHdf5() throws IOException {
    try (Hdf5 hdf5 = Hdf5.open(file)) {
      Optional<String> config = hdf5.text(List.of(), MODEL);
      if (config.isPresent()) {
        return config.get();
      }
      boolean isWeights = ArchiveWeights.isOne(hdf5) || LegacyWeights.isOne(hdf5);
      throw new DataFormatException(
          isWeights
              ? file
                  + " holds the weights of a Keras model alone; its layers are in the .keras file"
                  + " that model.save writes, or in the JSON of model.to_json()"
              : file + " is an HDF5 file that holds no Keras model");
    }
  }

  /**
   * The weights.
   *
   * @param parameters how many numbers the model has
   * @throws IOException with a sentence if the file has none
   */
  WeightStore weights(long parameters) throws IOException {
    if (kind == Kind.ARCHIVE) {
      long limit = ROOM_FOR_STRUCTURE + BYTES_PER_WEIGHT * parameters;
      byte[] bytes = new KerasArchive(file).read(WEIGHTS, limit);
      return new ArchiveWeights(Hdf5.of(file + "/" + WEIGHTS, bytes));
    }
    if (kind == Kind.JSON) {
      throw new DataFormatException(file + " holds no weights of Keras");
    }
    Hdf5 hdf5 = Hdf5.open(file);
    boolean isOfArchive = ArchiveWeights.isOne(hdf5);
    if (!isOfArchive && !LegacyWeights.isOne(hdf5)) {
      hdf5.close();
      throw new DataFormatException(file + " is an HDF5 file that holds no weights of Keras");
    }
    return isOfArchive ? new ArchiveWeights(hdf5) : new LegacyWeights(hdf5);
  }
}
