package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTrialsFileTest {
  private static final Environment HERE = new Environment("17", "vector", 256, 2, "Linux");
  private static final Recipe SLOW = new Recipe("adam", 1e-3, 64, 0.5);
  private static final Recipe FAST = new Recipe("adam", 1, null, 0.5);
  private static final TrialOutcome CAME = new TrialOutcome(0.1 + 0.2, 0.01, 0.93, null);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("task.trials");
  }

  private StudyTrialsFile open() throws IOException {
    return StudyTrialsFile.open(file, HERE, failure -> {});
  }

  @Test
  void trainingsReadBackToTheBit() throws IOException {
    open().add(SLOW, CAME);
    assertEquals(Optional.of(CAME), open().of(SLOW));
    assertEquals(Optional.empty(), open().of(FAST));
  }

  @Test
  void aTrainingThatBlewUpHasNoNumbers() throws IOException {
    open().add(FAST, new TrialOutcome(Double.NaN, Double.NaN, Double.NaN, null));
    TrialOutcome read = open().of(FAST).orElseThrow();
    assertTrue(read.blewUp());
    assertEquals(Double.NaN, read.accuracy());
  }

  @Test
  void anotherMachinesTrainingsCount() throws IOException {
    open().add(SLOW, CAME);
    Environment there = new Environment("25", "vector", 512, 8, "Mac OS X aarch64");
    assertEquals(Optional.of(CAME), StudyTrialsFile.open(file, there, failure -> {}).of(SLOW));
  }

  @Test
  void otherKernelsTrainingsDoNotCount() throws IOException {
    open().add(SLOW, CAME);
    Environment there = new Environment("17", "ejml", 0, 2, "Linux");
    assertEquals(Optional.empty(), StudyTrialsFile.open(file, there, failure -> {}).of(SLOW));
  }

  @Test
  void whatSomebodyChangedIsNamed() throws IOException {
    open().add(SLOW, CAME);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("0.93", "\"good\""));
    String message = assertThrows(IOException.class, this::open).getMessage();
    assertTrue(message.startsWith("cannot read " + file + ": expected trials."), message);
    assertTrue(message.contains("accuracy to be a number, found \"good\""), message);

    Files.writeString(file, "{");
    assertTrue(assertThrows(IOException.class, this::open).getMessage().contains("not valid JSON"));
  }
}
