package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  /** In a folder where others write too, somebody may have laid it. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void writesNothingToWhereALinkLeads() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path lock = folder.resolve(FolderLock.FILE);
    for (Path target : new Path[] {victim, folder.resolve("nowhere"), lock}) {
      Files.createSymbolicLink(lock, target);
      String sentence = assertThrows(IOException.class, () -> FolderLock.take(folder)).getMessage();
      assertEquals("cannot write " + lock + ": it is no file of a run", sentence);
      Files.delete(lock);
    }
    assertEquals("precious", Files.readString(victim));
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Files.createDirectory(folder.resolve(FolderLock.FILE));
    String sentence = assertThrows(IOException.class, () -> FolderLock.take(folder)).getMessage();
    assertTrue(sentence.startsWith("cannot write " + folder.resolve(FolderLock.FILE)), sentence);
  }
}
