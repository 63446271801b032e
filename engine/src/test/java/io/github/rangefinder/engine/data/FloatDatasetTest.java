package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloatDatasetTest {
  /** More rows than a block has. */
  private static FloatRows rows(int size, int width) {
    FloatRows rows = new FloatRows(width);
    float[] row = new float[width];
    for (int i = 0; i < size; i++) {
      Arrays.fill(row, i);
      row[width - 1] = -i;
      rows.add(row);
    }
    return rows;
  }

  @Test
  void rowsComeBackFromEveryBlock() {
    FloatRows rows = rows(100_000, 3);
    assertEquals(100_000, rows.size());
    float[] out = new float[5];
    for (int i : new int[] {0, 21_844, 21_845, 21_846, 65_535, 99_999}) {
      rows.copy(i, out, 1);
      assertArrayEquals(new float[] {0, i, i, -i, 0}, out);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> rows.copy(100_000, out, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> rows.copy(-1, out, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> rows.copy(0, out, 3));
  }

  @Test
  void aRowMayBeLongerThanABlock() {
    FloatRows rows = rows(3, 100_000);
    float[] out = new float[100_000];
    rows.copy(2, out, 0);
    assertEquals(2, out[99_998]);
    assertEquals(-2, out[99_999]);
  }

  @Test
  void samplesAndNumbersToPredictAreReadIntoRows() {
    Dataset data = new FloatDataset(Shape.of(1, 2), rows(4, 2), new TargetValues(rows(4, 3)));
    assertEquals(4, data.size());
    assertEquals(3, data.targets().outputs());
    Dataset two = data.first(2);
    assertEquals(2, two.size());
    Tensor x = new Tensor(Shape.of(2, 1, 2));
    Tensor y = new Tensor(Shape.of(2, 3));
    two.read(1, x, 1);
    ((TargetValues) two.targets()).read(1, y, 0);
    assertArrayEquals(new float[] {0, 0, 1, -1}, x.data());
    assertArrayEquals(new float[] {1, 1, -1, 0, 0, 0}, y.data());
    TargetValues targets = (TargetValues) two.targets();
    assertThrows(IndexOutOfBoundsException.class, () -> targets.read(2, y, 0));
  }

  @Test
  void rowsMustFitTogether() {
    Targets three = new Labels(new int[3], 2);
    assertEquals(
        "samples (2, 2) need rows of 4 floats, got 5",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FloatDataset(Shape.of(2, 2), rows(3, 5), three))
            .getMessage());
    assertEquals(
        "4 samples need as many targets, got 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FloatDataset(Shape.of(5), rows(4, 5), three))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> FloatRows.of(new float[7], 2));
  }

  @Test
  void labelsAreClasses() {
    Labels labels = Labels.named(new int[] {2, 0, 1}, List.of("a", "b", "c"));
    assertEquals(1, labels.select(new int[] {2, 0}).label(0));
    assertEquals(List.of("a", "b", "c"), labels.select(new int[] {2}).names());
    assertEquals(
        "label 2 is not below the 2 classes",
        assertThrows(IllegalArgumentException.class, () -> new Labels(new int[] {2}, 2))
            .getMessage());
    assertEquals(
        "label -1 is below 0",
        assertThrows(IllegalArgumentException.class, () -> new Labels(new int[] {-1}, 2))
            .getMessage());
  }
}
