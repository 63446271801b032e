package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where files went, and commands to copy. */
class FilesSentenceTest {
  @Test
  void shortListsStandInOneLine() {
    assertEquals(
        "Files in out: a.csv, b.png.", FilesSentence.of(Path.of("out"), List.of("a.csv", "b.png")));
  }

  @Test
  void longListsBreakBetweenNames() {
    String text = FilesSentence.of(Path.of("out"), Collections.nCopies(20, "range-test.csv"));
    assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    assertTrue(text.lines().skip(1).allMatch(line -> line.startsWith("  range-test.csv")), text);
    assertEquals(20, text.split("range-test\\.csv[,.]").length, text);
  }

  @Test
  void aWordThatAShellWouldTakeApartIsQuoted() {
    assertEquals("--lr=0.1", GivenCommand.quoted("--lr=0.1"));
    assertEquals("'sgd(momentum=0.9)'", GivenCommand.quoted("sgd(momentum=0.9)"));
    assertEquals("'it'\\''s'", GivenCommand.quoted("it's"));
    assertEquals("''", GivenCommand.quoted(""));
  }
}
