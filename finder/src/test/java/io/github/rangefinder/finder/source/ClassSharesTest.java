package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first samples of a sorted file lack classes, and that is said. */
class ClassSharesTest {
  @TempDir private Path folder;
  private Path sorted;

  @BeforeEach
  void writeSortedTable() throws IOException {
    sorted = folder.resolve("sorted.csv");
    Files.writeString(
        sorted, "x,label\n" + "1,a\n".repeat(40) + "2,b\n".repeat(40) + "3,c\n".repeat(40));
  }

  private List<String> notes(int samples, boolean stratify) throws IOException {
    DataSettings data =
        new DataSettings(
            sorted.toString(),
            LearningTask.CLASSIFICATION,
            new DataSettings.Sampling(samples, stratify, ClassWeight.NONE),
            new DataSettings.Table(List.of(), List.of(), TableOptions.Missing.MEDIAN, null),
            null,
            null);
    return data.readTraining().notes();
  }

  @Test
  void namesTheClassesThatAreLostAndWhatBringsThemBack() throws IOException {
    assertEquals(
        List.of(
            "The first 60 samples have none of the class c.",
            "The first 60 samples have another share than all samples of the class a.",
            "stratify takes the first samples of each class in proportion."),
        notes(60, false));
  }

  @Test
  void saysNothingOfAStratifiedChoice() throws IOException {
    assertEquals(List.of(), notes(60, true));
  }
}
