package io.github.rangefinder.finder.run.train;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.fuzz.Damaged;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.evaluate.ModelCard;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever became of the files that a training leaves for a later run, reading them gives what they
 * hold or a sentence that names the file.
 */
class RunFilesFuzzTest {
  @TempDir private Path folder;

  @MethodSource
  @FuzzTest
  void checkpoints(byte[] bytes) throws IOException {
    Network model = Network.sequential(Shape.of(4), List.of(new Dense(3), new Dense(3)), 1);
    Damaged.file(folder.resolve(CheckpointFile.NAME), bytes)
        .read(
            file -> {
              ModelCard.of(file);
              CheckpointFile.read(folder, CheckpointFile.readText(folder), model);
            });
  }

  static Stream<byte[]> checkpoints() throws IOException {
    return Damaged.manyOf(Damaged.resource("runs/checkpoint.npz"));
  }

  @MethodSource
  @FuzzTest
  void cardsOfSavedModels(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("model.npz"), bytes).read(ModelCard::of);
  }

  static Stream<byte[]> cardsOfSavedModels() throws IOException {
    Path table = Files.createTempFile("trees", ".csv");
    Path saved = Files.createTempFile("model", ".npz");
    try {
      String rows = "length,width,kind\n" + "1,2,oak\n3,9,ash\n5,4,oak\n".repeat(8);
      save(saved, Files.writeString(table, rows).toString());
      return Damaged.manyOf(Files.readAllBytes(saved));
    } finally {
      Files.delete(saved);
      Files.delete(table);
    }
  }

  private static void save(Path saved, String table) throws IOException {
    DataSettings data =
        new DataSettings(table, null, LearningTask.CLASSIFICATION, List.of(), null, null);
    String layers = "dense 4 relu, dense";
    Network model =
        new ModelChoice(layers)
            .create(data.readTraining(), table, 1, new InitialWeights(null))
            .network();
    WeightsFile.write(saved, model);
    new ModelCard(Release.NUMBER, layers, SampleForm.of(data, data.readTraining())).attachTo(saved);
  }
}
