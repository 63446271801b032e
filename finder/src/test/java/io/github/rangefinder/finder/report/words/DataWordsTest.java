package io.github.rangefinder.finder.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.finder.run.DataFacts;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.source.ClassShares;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataWordsTest {
  private static String text(Map<String, Object> settings) {
    return DataWords.text(DataFacts.of(new SettingValues(settings)));
  }

  @Test
  void saysSamplesClassesAndTheirCounts() {
    assertEquals(
        "Data: 1,234 samples of 4 numbers, 2 classes: no (1,200), yes (34).\n"
            + "The first thing.\n"
            + "Always saying no, the commonest class, would be 97.25 % right.\n",
        text(
            Map.of(
                "samples", 1234,
                "sampleShape", List.of(4),
                "classes", List.of("no", "yes"),
                "classCounts", List.of(1200, 34),
                "dataNotes", List.of("The first thing."),
                "commonestClass", "no",
                "commonestClassAccuracy", 0.9725)));
    assertEquals(
        "Data: 24 samples of 8 x 8, 12 classes: 2 to 2 samples each.\n",
        text(
            Map.of(
                "samples", 24,
                "sampleShape", List.of(8, 8, 1),
                "classCounts", Collections.nCopies(12, 2))));
    assertEquals("", text(Map.of("samples", 24)), "an older file");
  }

  @Test
  void whatBringsLostClassesBackIsNamedAsWhoeverPrintsItWishes() {
    List<String> notes = List.of("The first thing.", ClassShares.REMEDY.toString());
    DataFacts facts = DataFacts.of(new SettingValues(Map.of("dataNotes", notes)));
    assertEquals(
        "The first thing.\n--stratify takes the first samples of each class in proportion.\n",
        DataWords.text(facts.worded(setting -> "--" + setting)));
    assertEquals(
        "The first thing.\nstratify takes the first samples of each class in proportion.\n",
        DataWords.text(facts));
  }

  @Test
  void whatAFileSaysCannotMoveTheCursor() {
    assertEquals("a\\x1b[31mb\\n\\x00\\u202e é 漢", Printable.line("a\u001b[31mb\n\0\u202e é 漢"));
    assertEquals(605, Printable.line("x".repeat(100_000)).length());
  }
}
