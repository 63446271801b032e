package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.report.file.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is listed, whatever else failed. */
class FilesWrittenTest {
  @TempDir private Path folder;

  /** A name that no file can have, since a full folder has it. */
  private void taken(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).resolve("inner"));
  }

  @Test
  void listsThePicturesAndNumbersThatWereWrittenBesideThoseThatFailed() throws IOException {
    taken("loss.png");
    taken("history.csv");
    Map<String, byte[]> drawn = new LinkedHashMap<>();
    drawn.put("loss.png", new byte[] {1});
    drawn.put("schedules.png", new byte[] {2});
    List<String> complaints = new ArrayList<>();
    FilesWritten files = new FilesWritten(complaints::add, () -> new Pictures(drawn, List.of()));
    files.list(
        () -> {
          Map<Path, WholeFile.Content> numbers = new LinkedHashMap<>();
          numbers.put(folder.resolve("history.csv"), out -> out.write(3));
          numbers.put(folder.resolve("train.json"), out -> out.write(4));
          WholeFile.writeTogether(numbers);
          return List.of("history.csv", "train.json");
        });
    files.writePictures(folder);

    assertEquals(List.of("schedules.png", "train.json"), files.names());
    assertFalse(files.areAllWritten());
    assertEquals(2, complaints.size());
    assertEquals("cannot write " + folder.resolve("history.csv"), complaints.get(0).split(": ")[0]);
    assertEquals("cannot write " + folder.resolve("loss.png"), complaints.get(1).split(": ")[0]);
  }
}
