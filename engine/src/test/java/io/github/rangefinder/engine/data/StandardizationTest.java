package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardizationTest {
  private static final int SIZE = 500;

  /** Columns of very different means and deviations, the last one always 7. */
  private static float[] table() {
    float[] table = TestSeed.floats(TestSeed.random(), SIZE * 3);
    for (int i = 0; i < SIZE; i++) {
      table[3 * i] = table[3 * i] * 1e-3f - 5;
      table[3 * i + 1] = table[3 * i + 1] * 1e4f + 2e4f;
      table[3 * i + 2] = 7;
    }
    return table;
  }

  private static Dataset data(float[] table, Targets targets) {
    return new FloatDataset(Shape.of(3), FloatRows.of(table, 3), targets);
  }

  private static float[] read(Dataset data) {
    Tensor x = new Tensor(Shape.of(data.size(), 3));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    return x.data();
  }

  @Test
  void columnsHaveTheMean0AndTheDeviation1() {
    Labels labels = new Labels(new int[SIZE], 2);
    Dataset raw = data(table(), labels);
    Dataset standardized = new Standardization(raw).apply(raw);
    assertSame(labels, standardized.targets());
    float[] found = read(standardized);
    for (int column = 0; column < 3; column++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += found[3 * i + column];
        squares += Math.pow(found[3 * i + column], 2);
      }
      assertEquals(0, sum / SIZE, 1e-3);
      assertEquals(column == 2 ? 0 : 1, squares / SIZE, 1e-3);
    }
    assertArrayEquals(read(standardized.first(3)), Arrays.copyOf(found, 9));
  }

  @Test
  void otherSamplesAndNumbersToPredictGetTheTrainingSamplesNumbers() {
    float[] four = {0, 10, 7, 4, 10, 7, 0, 30, 7, 4, 30, 7};
    TargetValues values = new TargetValues(FloatRows.of(new float[] {1, 1, 5, 5}, 1));
    Standardization standardization = new Standardization(data(four, values));
    Dataset test =
        standardization.apply(
            data(
                new float[] {2, 20, 7, 8, 0, 9},
                new TargetValues(FloatRows.of(new float[] {3, 9}, 1))));
    assertArrayEquals(new float[] {0, 0, 0, 3, -2, 2}, read(test), 1e-6f);
    Tensor y = new Tensor(Shape.of(2, 1));
    ((TargetValues) test.targets()).read(0, y, 0);
    ((TargetValues) test.targets()).read(1, y, 1);
    assertArrayEquals(new float[] {0, 3}, y.data(), 1e-6f);
  }
}
