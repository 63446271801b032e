package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void isMadeWithItsParentsAndLeftEmpty() throws IOException {
    Path deep = folder.resolve("with space").resolve("deep");
    OutputFolder.prepare(deep);
    OutputFolder.prepare(deep);
    try (Stream<Path> files = Files.list(deep)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void mayPassAFolderThatIsNotThereAndALink() throws IOException {
    Path around = folder.resolve("passed").resolve("..").resolve("made");
    OutputFolder.prepare(around);
    assertTrue(Files.isDirectory(folder.resolve("made")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("made"));
    OutputFolder.prepare(link);
    OutputFolder.prepare(link.resolve("below"));
    assertTrue(Files.isDirectory(folder.resolve("made").resolve("below")));
  }

  @Test
  void leavesNothingWhereItCannotBeMade() throws IOException {
    Path endless = folder.resolve("a/b/" + "n".repeat(300));
    assertThrows(IOException.class, () -> OutputFolder.prepare(endless));
    Path deep = folder.resolve("c" + "/d".repeat(2500));
    assertThrows(IOException.class, () -> OutputFolder.prepare(deep));
    assertArrayEquals(new String[0], folder.toFile().list());
  }

  @Test
  void cannotBeAFileOrLieInOne() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals("cannot write to " + file + ": it is no folder", message(file));
    Path inside = file.resolve("inside");
    assertTrue(message(inside).startsWith("cannot write to " + inside + ": "), message(inside));
  }

  private static String message(Path out) {
    return assertThrows(IOException.class, () -> OutputFolder.prepare(out)).getMessage();
  }
}
