package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.model.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a resumed training goes on from: {@code checkpoint.npz}, written whole or not at all. A
 * NumPy archive with the weights ({@code param_0}, …, so that it serves as a file of weights, too),
 * the best weights, what the optimizer remembers, and a text for everything else.
 *
 * <p>The text holds a SHA-256 over all arrays and all of the text but the options, which are
 * checked one by one when they are used and which somebody may have changed on purpose.
 */
public final class CheckpointFile {
  /** Its name in the folder of a training. */
  public static final String NAME = "checkpoint.npz";

  private static final String TEXT = "training.json";
  private static final String WEIGHTS = "param_";
  private static final String BEST = "best_";
  private static final String WINNER = "winner_";
  private static final String MOMENT = "moment_";

  private CheckpointFile() {}

  /** Everything: the checkpoint and the arrays it tells of. */
  record Content(Checkpoint checkpoint, TrainingState state, Optional<List<float[]>> winner) {}

  /**
   * Writes a checkpoint.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  static void write(Path folder, Network model, Content content) throws IOException {
    TrainingState state = content.state();
    String text = CheckpointJson.write(content.checkpoint());
    String whole =
        CheckpointJson.whole(text, content.checkpoint().asked().options(), checksum(text, content));
    WholeFile.write(
        folder.resolve(NAME),
        out -> {
          try (NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
            archive.addText(TEXT, whole);
            WeightsFile.write(archive, WEIGHTS, model, state.weights());
            WeightsFile.write(archive, BEST, model, state.bestWeights());
            if (content.winner().isPresent()) {
              WeightsFile.write(archive, WINNER, model, content.winner().get());
            }
            for (int i = 0; i < state.moments().size(); i++) {
              float[] moment = state.moments().get(i);
              archive.add(MOMENT + i, Shape.of(moment.length), moment);
            }
          }
        });
  }

  /** Takes a checkpoint away that nobody needs any more. */
  public static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  /**
   * Reads a checkpoint but its arrays.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static Checkpoint readText(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new IOException(
          "there is nothing to resume: "
              + folder
              + " has no "
              + NAME
              + ", which a training keeps from its first epoch on");
    }
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      return CheckpointJson.read(text(archive));
    } catch (IllegalArgumentException e) {
      throw unusable(file, e.getMessage(), e);
    }
  }

  private static JsonPart text(NumpyArchive archive) throws IOException {
    return JsonPart.parse("its text", archive.readText(TEXT));
  }

  /**
   * Reads a checkpoint's arrays.
   *
   * @param model the model they belong to
   * @throws IOException with a sentence that names the file and what is wrong with it, be it only a
   *     weight that is not what was written
   */
  static Content read(Path folder, Checkpoint checkpoint, Network model) throws IOException {
    Path file = folder.resolve(NAME);
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      String checksum = text(archive).get(CheckpointJson.CHECKSUM).string();
      TrainingState state =
          new TrainingState(
              checkpoint.present().rows().stream().map(CheckpointFile::epoch).toList(),
              WeightsFile.read(archive, WEIGHTS, model),
              WeightsFile.read(archive, BEST, model),
              checkpoint.arrays().optimizerSteps(),
              moments(archive, checkpoint, model));
      Content content =
          new Content(
              checkpoint,
              state,
              checkpoint.arrays().winner()
                  ? Optional.of(WeightsFile.read(archive, WINNER, model))
                  : Optional.empty());
      if (!checksum(CheckpointJson.write(checkpoint), content).equals(checksum)) {
        throw new IllegalArgumentException("it was changed or damaged after it was written");
      }
      return content;
    } catch (IllegalArgumentException e) {
      throw unusable(file, e.getMessage(), e);
    }
  }

  private static List<float[]> moments(NumpyArchive archive, Checkpoint checkpoint, Network model)
      throws IOException {
    List<Parameter> parameters = model.parameters();
    if (parameters.isEmpty() || checkpoint.arrays().moments() % parameters.size() != 0) {
      throw new IllegalArgumentException(
          "it has %d moments, which do not go with a model of %d parameters"
              .formatted(checkpoint.arrays().moments(), parameters.size()));
    }
    int each = checkpoint.arrays().moments() / parameters.size();
    List<float[]> moments = new ArrayList<>();
    for (int i = 0; i < checkpoint.arrays().moments(); i++) {
      int size = parameters.get(i / each).data().shape().size();
      moments.add(archive.read(MOMENT + i, Shape.of(size)));
    }
    return moments;
  }

  private static Epoch epoch(EpochRow row) {
    return new Epoch(row.epoch() - 1, row.training(), Optional.of(row.validation()));
  }

  static IOException unusable(Path file, String why, Exception cause) {
    return new IOException("cannot go on from " + file + ": " + why, cause);
  }

  private static String checksum(String text, Content content) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    content.state().weights().forEach(array -> add(digest, buffer, array));
    content.state().bestWeights().forEach(array -> add(digest, buffer, array));
    content.winner().ifPresent(arrays -> arrays.forEach(array -> add(digest, buffer, array)));
    content.state().moments().forEach(array -> add(digest, buffer, array));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, ByteBuffer buffer, float[] array) {
    FloatBuffer rest = FloatBuffer.wrap(array);
    while (rest.hasRemaining()) {
      FloatBuffer part = buffer.clear().asFloatBuffer();
      int n = Math.min(part.remaining(), rest.remaining());
      part.put(rest.slice().limit(n));
      rest.position(rest.position() + n);
      digest.update(buffer.limit(Float.BYTES * n));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
