package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.source.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever became of the files of a finished run, reading them gives a report or a sentence that
 * names the file, and no other exception. {@code -Dfuzz.seed} repeats what has failed.
 */
class RangeTestFuzzTest {
  private static final int TRIES = Integer.getInteger("fuzz.tries", 150);
  private static final long SEED = Long.getLong("fuzz.seed", 20261127);

  @TempDir private Path folder;

  /** Reads a folder. */
  @FunctionalInterface
  private interface Reading {
    void read(Path folder) throws IOException;
  }

  private void fuzz(Reading reading, String... files) throws IOException {
    reading.read(folder);
    SplittableRandom random = new SplittableRandom(SEED);
    for (String name : files) {
      Path file = folder.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < TRIES; i++) {
        Files.write(file, Mutation.of(whole, random));
        String which = name + ", try " + i + " of seed " + SEED;
        try {
          reading.read(folder);
        } catch (IOException e) {
          String sentence = String.valueOf(e.getMessage());
          assertTrue(sentence.contains(folder.toString()), () -> which + " -> " + sentence);
        } catch (RuntimeException | OutOfMemoryError e) {
          fail(which, e);
        }
      }
      Files.write(file, whole);
    }
  }

  @Test
  void finishedRangeTests() throws IOException {
    RangeTestFiles.writeNumbers(folder, SampleReports.verified(30));
    fuzz(RangeTestFiles::read, "range-test.csv", "range-test.json");
  }

  @Test
  void finishedTrainings() throws IOException {
    Files.writeString(
        folder.resolve("history.csv"),
        "epoch,iteration,learning_rate,train_loss,train_accuracy,validation_loss,"
            + "validation_accuracy,schedule\n1,20,0.1,0.5,0.8,0.6,0.7,constant\n");
    Files.writeString(
        folder.resolve("train.json"),
        String.join(
            "",
            List.of(
                "{\"version\":\"1\",\"settings\":{\"lr\":0.1,\"lowerLr\":0.1,\"upperLr\":0.2,",
                "\"epochs\":1,\"schedule\":[\"constant\"]},\"environment\":{\"jdk\":\"17\",",
                "\"kernels\":\"ejml\",\"vectorBits\":0,\"threads\":2,\"os\":\"any\"},",
                "\"stepsPerEpoch\":20,\"trainings\":[{\"schedule\":\"constant\",\"end\":",
                "\"completed\",\"failure\":\"\",\"epochs\":1,\"seconds\":1.5,\"best\":",
                "{\"epoch\":1}}]}")));
    fuzz(TrainFiles::read, "history.csv", "train.json");
  }
}
