package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
  @TempDir private Path folder;

  @Test
  void mnistComesAlong() throws IOException {
    Dataset mnist = DataSource.readTrain("mnist");
    assertEquals(60_000, mnist.size());
    assertEquals(Shape.of(28, 28, 1), mnist.sampleShape());
    assertEquals(10, mnist.targets().outputs());
  }

  @Test
  void saysWhatAFolderIsInstead() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertMessage(
        file, "--data must be mnist or a folder with IDX files, but " + file + " is no folder");
    Path nowhere = folder.resolve("nowhere");
    assertMessage(
        nowhere,
        "--data must be mnist or a folder with IDX files, but " + nowhere + " does not exist");
  }

  @Test
  void saysWhatAFolderLacks() {
    assertMessage(
        folder, folder + " has neither train-labels-idx1-ubyte nor train-labels-idx1-ubyte.gz");
  }

  private static void assertMessage(Path data, String message) {
    IOException e = assertThrows(IOException.class, () -> DataSource.readTrain(data.toString()));
    assertEquals(message, e.getMessage());
  }
}
