package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource(
      value = {"24 80, 80", "0 0, 0", "80, 0", "'', 0", "speed 38400, 0", "null, 0"},
      nullValues = "null")
  void readsTheColumnsOfStty(String answer, int columns) {
    assertEquals(columns, Terminal.columnsIn(answer));
  }
}
