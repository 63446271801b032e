package io.github.rangefinder.finder.run.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.setting.LearningRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointFileTest {
  private static final Metrics TRAINING = new Metrics(0.1 + 0.2, OptionalDouble.of(1 / 3.0));

  /** A regression has no accuracy, before a pause and behind it. */
  private static final Metrics VALIDATION = new Metrics(0.5, OptionalDouble.empty());

  private static final List<EpochRow> ROWS =
      List.of(
          new EpochRow(1, 20, 0.1, TRAINING, VALIDATION),
          new EpochRow(2, 40, 0.05, VALIDATION, TRAINING));

  @TempDir private Path folder;

  private final Network model = Network.sequential(Shape.of(2), List.of(new Dense(1)), 1);

  private final Checkpoint checkpoint =
      new Checkpoint(
          new Checkpoint.Asked(
              List.of("--epochs=3", "--no-shuffle"), "w.npz", LearningRates.of(0.1)),
          new Checkpoint.Origin("ejml", new DataChecksums(9, "0a", 3, "0b")),
          List.of(new TrainingReport("step", ROWS, 2, TrainingEnd.NOT_FINITE, "why", 1.5)),
          new Checkpoint.Present("constant to epoch 1", 1, ROWS, 2.5),
          new Checkpoint.Arrays(40, 2, true));

  private void write() throws IOException {
    List<float[]> weights = model.snapshot().values();
    TrainingState state =
        new TrainingState(
            ROWS.stream()
                .map(
                    row ->
                        new Epoch(row.epoch() - 1, row.training(), Optional.of(row.validation())))
                .toList(),
            weights,
            weights,
            40,
            List.of(new float[] {1, 2}, new float[] {3}));
    CheckpointFile.write(
        folder, model, new CheckpointFile.Content(checkpoint, state, Optional.of(weights)));
  }

  @Test
  void everythingComesBack() throws IOException {
    write();
    Checkpoint read = CheckpointFile.readText(folder);
    assertEquals(checkpoint, read);
    CheckpointFile.Content content = CheckpointFile.read(folder, read, model);
    assertEquals(2, content.state().history().size());
    assertArrayEquals(new float[] {1, 2}, content.state().moments().get(0));
    assertArrayEquals(model.snapshot().values().get(0), content.winner().orElseThrow().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\":2 | \"format\":3 | it has format 3, this version reads format 2 only",
        "\"options\":[\"--epochs=3\",\"--no-shuffle\"] | \"options\":[null] | expected"
            + " options[0] to be a string, found null",
        "\"seconds\":2.5 | \"seconds\":-1 | expected seconds to be a number from 0.0 to",
        "\"optimizerSteps\":40, | '' | expected optimizerSteps in its text",
        "\"moments\":2 | \"moments\":1e400 | expected moments to be a number, found 1e400",
        "\"moments\":2 | \"moments\":NaN | it is not valid JSON at line 1 column",
        "\"winner\":true | \"winner\":1 | expected winner to be true or false, found 1",
        "\"epoch\":2 | \"epoch\":7 | to be a whole number from 2 to 2, found 7",
        "\"end\":\"NOT_FINITE\" | \"end\":\"x\" | to be one of [COMPLETED",
        "\"scheduleFrom\":1 | \"scheduleFrom\":3 | to be a whole number from 0 to 2, found 3"
      })
  void eachFieldIsChecked(String right, String wrong, String sentence) throws IOException {
    write();
    change(right, wrong);
    String message =
        assertThrows(IOException.class, () -> CheckpointFile.readText(folder)).getMessage();
    assertTrue(message.startsWith("cannot go on from " + folder.resolve("checkpoint.npz") + ": "));
    assertTrue(message.contains(sentence), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seconds\":2.5 | \"seconds\":3 | it was changed or damaged after it was written",
        "\"loss\":0.5 | \"loss\":0.6 | it was changed or damaged after it was written",
        "w.npz | v.npz | it was changed or damaged after it was written",
        "\"moments\":2 | \"moments\":3 | it has 3 moments, which do not go with a model of 2",
        "\"checksum\" | \"other\" | expected checksum in its text"
      })
  void aChangeOfTheTextIsNoticed(String right, String wrong, String sentence) throws IOException {
    write();
    change(right, wrong);
    Checkpoint read = CheckpointFile.readText(folder);
    String message =
        assertThrows(IOException.class, () -> CheckpointFile.read(folder, read, model))
            .getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aMomentThatIsAnotherIsNoticed() throws IOException {
    write();
    rewrite(text(), 2.5f);
    Checkpoint read = CheckpointFile.readText(folder);
    String message =
        assertThrows(IOException.class, () -> CheckpointFile.read(folder, read, model))
            .getMessage();
    assertTrue(message.endsWith("it was changed or damaged after it was written"), message);
  }

  private String text() throws IOException {
    try (NumpyArchive archive = NumpyArchive.open(folder.resolve("checkpoint.npz"))) {
      return archive.readText("training.json");
    }
  }

  private void change(String right, String wrong) throws IOException {
    String text = text();
    assertTrue(text.contains(right), text);
    rewrite(text.replace(right, wrong), 2);
  }

  /** The same archive with another text, and with a moment that is perhaps another. */
  private void rewrite(String text, float moment) throws IOException {
    List<float[]> weights = model.snapshot().values();
    try (NumpyArchiveWriter archive =
        new NumpyArchiveWriter(Files.newOutputStream(folder.resolve("checkpoint.npz")))) {
      archive.addText("training.json", text);
      for (String name : List.of("param_", "best_", "winner_")) {
        archive.add(name + 0, Shape.of(2, 1), weights.get(0));
        archive.add(name + 1, Shape.of(1), weights.get(1));
      }
      archive.add("moment_0", Shape.of(2), new float[] {1, moment});
      archive.add("moment_1", Shape.of(1), new float[] {3});
    }
  }

  @Test
  void aTextThatIsNoJsonOrTooDeepIsNoCheckpoint() {
    for (String text : List.of("", "null", "[]", "{\"a\":" + "[".repeat(100_000), "{} x")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CheckpointJson.read(JsonPart.parse("its text", text)));
    }
  }
}
