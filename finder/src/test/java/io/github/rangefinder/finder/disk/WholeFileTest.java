package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void replacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("numbers.csv");
    WholeFile.write(file, out -> out.write('1'));
    WholeFile.write(file, out -> out.write('2'));

    assertEquals("2", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void afterAFailureTheOldFileIsStillThere() throws IOException {
    Path file = folder.resolve("numbers.csv");
    WholeFile.write(file, out -> out.write('1'));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));

    assertEquals("cannot write " + file + ": No space left on device", e.getMessage());
    assertEquals("1", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void takesAwayWhatAKilledWritingOfTheSameFileHasLeft() throws IOException {
    Path file = folder.resolve("numbers.csv");
    Draft.write(file, out -> out.write('1'));
    Draft others = Draft.write(folder.resolve("words.csv"), out -> out.write('1'));
    Files.writeString(WholeFile.scratch(file), "half");
    Path scratch = WholeFile.scratch(file);
    Files.writeString(scratch, "half");

    WholeFile.write(file, out -> out.write('2'));

    assertEquals(Set.of(file, others.path(), scratch), Set.copyOf(files()));
  }

  @Test
  void afterAnyOtherFailureNothingIsLeft() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFile.write(
                folder.resolve("numbers.csv"),
                out -> {
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(), files());
  }

  @Test
  void filesThatBelongTogetherAreReplacedTogether() throws IOException {
    Path numbers = folder.resolve("numbers.csv");
    Path words = folder.resolve("words.json");
    Map<Path, WholeFile.Content> old = new LinkedHashMap<>();
    old.put(numbers, out -> out.write('1'));
    old.put(words, out -> out.write('1'));
    WholeFile.writeTogether(old);

    Map<Path, WholeFile.Content> broken = new LinkedHashMap<>();
    broken.put(numbers, out -> out.write('2'));
    broken.put(
        words,
        out -> {
          throw new IOException("No space left on device");
        });
    IOException e = assertThrows(IOException.class, () -> WholeFile.writeTogether(broken));

    assertEquals("cannot write " + words + ": No space left on device", e.getMessage());
    assertEquals("1", Files.readString(numbers));
    assertEquals("1", Files.readString(words));
    assertEquals(2, files().size());
  }

  @Test
  void whereThereIsNothingToKeepTogetherEachFileIsWrittenThatCanBe() throws IOException {
    Path numbers = folder.resolve("numbers.csv");
    Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
    for (String full : List.of("a.json", "b.json")) {
      files.put(
          folder.resolve(full),
          out -> {
            throw new IOException("No space left on device");
          });
    }
    files.put(numbers, out -> out.write('1'));
    IOException e = assertThrows(IOException.class, () -> WholeFile.writeTogether(files));

    String sentence = "cannot write " + folder.resolve("%s.json") + ": No space left on device";
    assertEquals(sentence.formatted("a") + "; " + sentence.formatted("b"), e.getMessage());
    assertEquals("1", Files.readString(numbers));
    assertEquals(1, files().size());
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Path missing = folder.resolve("no/such/numbers.csv");
    assertEquals("cannot write " + missing + ": there is no such file or folder", failure(missing));

    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertEquals("cannot write " + taken + ": it is a folder", failure(taken));

    Path file = Files.createFile(folder.resolve("file"));
    assertTrue(failure(file.resolve("numbers.csv")).endsWith(": Not a directory"));
  }

  private static String failure(Path file) {
    return assertThrows(IOException.class, () -> WholeFile.write(file, out -> out.write('1')))
        .getMessage();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
