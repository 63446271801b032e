package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerClassesTest {
  private static int[] integers(String text) {
    return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static Labels labels(String text) throws DataFormatException {
    return IntegerClasses.of("y", integers(text)).labels("y", integers(text));
  }

  /** As text of labels: how many classes there are, and what the third label becomes. */
  @ParameterizedTest
  @CsvSource({
    "0 1 2,          3, 2",
    "0 2 2,          3, 2", // a class may have no sample
    "5 9 7 6 8,      10, 7", // digits without the small ones are digits
    "1 2 3,          3, 2",
    "10 30 20,       3, 1",
    "8 3 8 3 3,      2, 1",
    "0 255 0 255,    2, 0",
    "0 7 999,        1000, 999",
    "1901 1902 1999, 3, 2"
  })
  void labelsThatAreFarApartNameTheirClasses(String text, int classes, int third)
      throws DataFormatException {
    assertEquals(classes, labels(text).outputs());
    assertEquals(third, labels(text).label(2));
  }

  @Test
  void whatTheLabelsAreIsSaid() throws DataFormatException {
    assertEquals(
        List.of("The labels in y are 10, 20, 30, so there are 3 classes."),
        IntegerClasses.of("y", integers("10 30 20")).notes());
    assertEquals(List.of(), IntegerClasses.of("y", integers("0 2 1")).notes());
    assertEquals(List.of("10", "20", "30"), labels("10 30 20").names());
    assertEquals(
        "y_test has a label 15, but the labels in y are 10, 20, 30",
        assertThrows(
                DataFormatException.class,
                () -> IntegerClasses.of("y", integers("10 30 20")).labels("y_test", integers("15")))
            .getMessage());
  }

  @Test
  void knownClassesKeepTheirOrder() throws DataFormatException {
    Labels known = Labels.named(new int[] {0, 1, 2}, List.of("1", "10", "2"));
    assertEquals(1, IntegerClasses.of("x", known).labels("y", integers("10")).label(0));
    Labels words = Labels.named(new int[] {0, 1}, List.of("ape", "cat"));
    assertEquals(
        "the training part has classes called ape, cat, no integers",
        assertThrows(DataFormatException.class, () -> IntegerClasses.of("the training part", words))
            .getMessage());
  }
}
