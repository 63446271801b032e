package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill between two files that belong together leaves. */
class PlannedMovesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void whatIsLeftIsDoneAndNothingElseStays() throws IOException {
    killedAfterTheFirst();
    FolderLock.recover(folder);
    assertEquals("new", Files.readString(folder.resolve("numbers.csv")));
    assertEquals("new", Files.readString(folder.resolve("words.json")));
    assertEquals(List.of("numbers.csv", "words.json"), files());
  }

  @Test
  void whileAnotherRunWritesThatOneHasTheSay() throws IOException {
    killedAfterTheFirst();
    FolderLock lock = FolderLock.take(folder); // which does what is left itself
    assertEquals("new", Files.readString(folder.resolve("words.json")));
    PlannedMoves.write(List.of(draft("words.json")));
    FolderLock.recover(folder);
    assertTrue(PlannedMoves.areIn(folder));
    lock.close();
  }

  @Test
  void nothingThatLeadsOutOfTheFolderIsMoved() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Draft draft = Draft.write(inner.resolve("any"), out -> out.write(1));
    Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.writeString(
        inner.resolve("rangefinder.moves"),
        draft.name() + " ../mine.txt\n" + "../mine.txt other\n" + "mine.txt other\nrubbish");
    FolderLock.recover(inner);
    assertEquals("mine", Files.readString(folder.resolve("mine.txt")));
    assertFalse(Files.exists(inner.resolve("other")));
  }

  /** Two new files are complete, and one of them is in its place. */
  private void killedAfterTheFirst() throws IOException {
    Files.writeString(folder.resolve("numbers.csv"), "old");
    Files.writeString(folder.resolve("words.json"), "old");
    Draft first = draft("numbers.csv");
    PlannedMoves.write(List.of(first, draft("words.json")));
    first.putInPlace();
  }

  private Draft draft(String name) throws IOException {
    return Draft.write(folder.resolve(name), out -> out.write(NEW));
  }

  private List<String> files() throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    names.sort(null);
    return names;
  }
}
