package io.github.rangefinder.finder.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.Mutation;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever became of the files that a run leaves for a later one, reading them gives what they hold
 * or a sentence that names the file. {@code -Dfuzz.seed} repeats what has failed.
 */
class RunFilesFuzzTest {
  private static final int TRIES = Integer.getInteger("fuzz.tries", 150);
  private static final long SEED = Long.getLong("fuzz.seed", 20261127);

  @TempDir private Path folder;

  /** Reads the file. */
  @FunctionalInterface
  private interface Reading {
    void read() throws IOException;
  }

  private void fuzz(Path file, Reading reading) throws IOException {
    reading.read();
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TRIES; i++) {
      Files.write(file, Mutation.of(whole, random));
      String which = "try " + i + " of seed " + SEED;
      try {
        reading.read();
      } catch (IOException e) {
        String sentence = String.valueOf(e.getMessage());
        assertTrue(sentence.contains(file.toString()), () -> which + " -> " + sentence);
      } catch (RuntimeException | OutOfMemoryError e) {
        fail(which, e);
      }
    }
  }

  @Test
  void searchesThatWereEnded() throws IOException {
    Map<String, Object> settings = Map.of("model", "mlp");
    SearchProgress progress = new SearchProgress(folder, settings);
    progress.add(new Raced(new Entry(0.1, 42, 2), 0.5, Raced.DONE, 1.5));
    progress.add(new Raced(new Entry(10, 43, 0.25), Double.NaN, "diverged", 0.5));
    fuzz(folder.resolve("search-progress.json"), () -> new SearchProgress(folder, settings));
  }

  @Test
  void cardsOfSavedModels() throws IOException {
    String rows = "length,width,kind\n" + "1,2,oak\n3,9,ash\n5,4,oak\n".repeat(8);
    Path table = Files.writeString(folder.resolve("trees.csv"), rows);
    DataSettings data =
        new DataSettings(
            table.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null);
    String layers = "dense 4 relu, dense";
    Network model =
        new ModelChoice(layers)
            .create(data.readTraining(), table.toString(), 1, new InitialWeights(null));
    Path file = folder.resolve("model.npz");
    WeightsFile.write(file, model);
    new ModelCard(Release.NUMBER, layers, SampleForm.of(data, data.readTraining())).attachTo(file);
    fuzz(file, () -> ModelCard.of(file));
  }
}
