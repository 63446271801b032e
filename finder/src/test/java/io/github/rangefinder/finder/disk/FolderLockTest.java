package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void theSecondRunIsToldAndTheNextOneIsNot() throws IOException {
    try (FolderLock lock = FolderLock.take(folder)) {
      String sentence = assertThrows(IOException.class, () -> FolderLock.take(folder)).getMessage();
      assertTrue(
          sentence.startsWith("another run writes to " + folder + " (this process)"), sentence);
    }
    FolderLock.take(folder).close();
    assertFalse(Files.exists(folder.resolve(FolderLock.FILE)));
  }

  @Test
  void whatACrashLeftHoldsNobodyUpAndIsTakenAway() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "process 1");
    Files.writeString(folder.resolve("rangefinder-00ff.draft"), "half a file");
    Files.writeString(folder.resolve("notes.draft"), "somebody's own");
    try (FolderLock lock = FolderLock.take(folder);
        var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
    assertTrue(Files.exists(folder.resolve("notes.draft")));
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Files.createDirectory(folder.resolve(FolderLock.FILE));
    String sentence = assertThrows(IOException.class, () -> FolderLock.take(folder)).getMessage();
    assertTrue(sentence.startsWith("cannot write " + folder.resolve(FolderLock.FILE)), sentence);
  }
}
