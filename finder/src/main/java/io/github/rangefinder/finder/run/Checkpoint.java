package io.github.rangefinder.finder.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.setting.LearningRates;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an interrupted training goes on from: {@code checkpoint.npz}, written after each epoch,
 * whole or not at all. A NumPy archive with the weights ({@code param_0}, …, so that it serves as a
 * file of weights, too), the best weights, what the optimizer remembers, and a text for everything
 * else.
 */
public final class Checkpoint {
  private static final String FILE = "checkpoint.npz";
  private static final String TEXT = "training.json";
  private static final String WEIGHTS = "param_";
  private static final String BEST = "best_";
  private static final String WINNER = "winner_";
  private static final String MOMENT = "moment_";
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(OptionalDouble.class, new OptionalNumber())
          .serializeNulls() // a missing number reads as null, one that is null as empty
          .create();

  private Checkpoint() {}

  /**
   * What is no array.
   *
   * @param options the command line of the training that began
   * @param rates the learning rates in use, which need not be found again
   * @param environment which kernels computed so far, for the bits depend on that
   * @param finished the trainings with the schedules before the present one
   * @param rows the present training's epochs, at least one
   * @param moments how many arrays the optimizer remembers
   * @param winner whether a finished training's weights have been kept
   */
  public record Text(
      List<String> options,
      LearningRates rates,
      String environment,
      int trainingSamples,
      int validationSamples,
      List<TrainingReport> finished,
      List<EpochRow> rows,
      double seconds,
      int optimizerSteps,
      int moments,
      boolean winner) {

    boolean isComplete() {
      return options != null
          && rates != null
          && environment != null
          && finished != null
          && rows != null
          && !rows.isEmpty();
    }
  }

  /** Everything: the text and the arrays it tells of. */
  record Content(Text text, TrainingState state, Optional<List<float[]>> winner) {}

  /**
   * Writes a checkpoint.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  static void write(Path folder, Network model, Content content) throws IOException {
    WholeFile.write(
        folder.resolve(FILE),
        out -> {
          try (NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
            TrainingState state = content.state();
            archive.addText(TEXT, GSON.toJson(content.text()));
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
    Files.deleteIfExists(folder.resolve(FILE));
  }

  /**
   * Reads a checkpoint's text.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static Text readText(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      Text text = GSON.fromJson(archive.readText(TEXT), Text.class);
      if (text == null || !text.isComplete()) {
        throw new JsonParseException("incomplete");
      }
      return text;
    } catch (JsonParseException e) {
      throw new IOException(file + " is no checkpoint of a training", e);
    } catch (FileNotFoundException e) {
      throw new IOException(
          "there is nothing to resume: "
              + folder
              + " has no "
              + FILE
              + ", which a training keeps from its first epoch until it is done",
          e);
    }
  }

  /**
   * Reads a checkpoint's arrays.
   *
   * @param model the model they belong to
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static Content read(Path folder, Text text, Network model) throws IOException {
    try (NumpyArchive archive = NumpyArchive.open(folder.resolve(FILE))) {
      List<Parameter> parameters = model.parameters();
      int momentsPerParameter = text.moments() / parameters.size();
      List<float[]> moments = new ArrayList<>();
      for (int i = 0; i < text.moments(); i++) {
        int size = parameters.get(i / momentsPerParameter).data().shape().size();
        moments.add(archive.read(MOMENT + i, Shape.of(size)));
      }
      TrainingState state =
          new TrainingState(
              text.rows().stream().map(Checkpoint::epoch).toList(),
              WeightsFile.read(archive, WEIGHTS, model),
              WeightsFile.read(archive, BEST, model),
              text.optimizerSteps(),
              moments);
      return new Content(
          text,
          state,
          text.winner() ? Optional.of(WeightsFile.read(archive, WINNER, model)) : Optional.empty());
    }
  }

  /** A number, or null where there is none. */
  private static final class OptionalNumber extends TypeAdapter<OptionalDouble> {
    @Override
    public void write(JsonWriter out, OptionalDouble number) throws IOException {
      if (number.isPresent()) {
        out.value(number.getAsDouble());
      } else {
        out.nullValue();
      }
    }

    @Override
    public OptionalDouble read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(in.nextDouble());
    }
  }

  private static Epoch epoch(EpochRow row) {
    return new Epoch(row.epoch() - 1, row.training(), Optional.of(row.validation()));
  }
}
