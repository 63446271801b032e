package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikeTrainingTest {
  private static SampleForm form(int outputs, String... classes) {
    return new SampleForm(
        "x",
        null,
        new SampleForm.Inputs(List.of(1), null, false, null),
        new SampleForm.Answers(false, outputs, List.of(classes), null));
  }

  private static int[] classes(SampleForm form, Labels labels) throws DataFormatException {
    Dataset raw = new FloatDataset(Shape.of(1), FloatRows.zeros(1, labels.size()), labels);
    Labels found = (Labels) LikeTraining.of(raw, form, "data").targets();
    int[] classes = new int[found.size()];
    Arrays.setAll(classes, found::label);
    return classes;
  }

  /** The digits 3 and 8 alone are called so; a model of ten digits has no names for them. */
  @Test
  void numbersAreNamesOnBothSides() throws DataFormatException {
    Labels digits = Labels.named(new int[] {1, 0}, List.of("3", "8"));
    assertArrayEquals(new int[] {8, 3}, classes(form(10), digits));
    Labels counted = new Labels(new int[] {1, 3}, 4);
    assertArrayEquals(new int[] {0, 2}, classes(form(3, "1", "2", "3"), counted));
    assertArrayEquals(new int[] {1, 3}, classes(form(4, "a", "b", "c", "d"), counted));
  }

  @Test
  void aClassThatTheModelDoesNotHaveIsNamed() {
    Labels labels = Labels.named(new int[] {0, 1}, List.of("10", "15"));
    assertEquals(
        "data has the class 15, but the model was trained on 10, 20",
        assertThrows(DataFormatException.class, () -> classes(form(2, "10", "20"), labels))
            .getMessage());
    assertEquals(
        "data has the class 10, but the model was trained on 3 classes",
        assertThrows(DataFormatException.class, () -> classes(form(3), labels)).getMessage());
  }
}
