package io.github.rangefinder.engine.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanSquaredErrorTest {
  private final MeanSquaredError loss = new MeanSquaredError(false);

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 1, 100", "5, 3, 1", "250, 2, 30"})
  void matchesTheDefinitionAndItsCentralDifferences(int n, int outputs, float scale) {
    SplittableRandom random = TestSeed.random();
    Shape shape = Shape.of(n, outputs);
    Tensor predictions = new Tensor(shape, TestSeed.floats(random, n * outputs));
    Tensor targets = new Tensor(shape, TestSeed.floats(random, n * outputs));
    for (int i = 0; i < n * outputs; i++) {
      predictions.data()[i] *= scale;
    }
    Tensor gradient = new Tensor(shape);
    double found = loss.evaluate(predictions, targets, n, gradient);
    double[] p = new double[n * outputs];
    for (int i = 0; i < p.length; i++) {
      p[i] = predictions.data()[i];
    }
    double expected = reference(p, targets.data());
    assertEquals(expected, found, 1e-12 * (1 + expected));
    assertEquals(found, loss.evaluate(predictions, targets, n, null));
    for (int i = 0; i < p.length; i++) {
      double at = p[i];
      double step = 1e-3;
      p[i] = at + step;
      double above = reference(p, targets.data());
      p[i] = at - step;
      double below = reference(p, targets.data());
      p[i] = at;
      double slope = (above - below) / (2 * step);
      assertEquals(slope, gradient.data()[i], 1e-7 * (1 + expected) + 1e-6 * Math.abs(slope));
    }
  }

  private static double reference(double[] predictions, float[] targets) {
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      sum += Math.pow(predictions[i] - targets[i], 2);
    }
    return sum / predictions.length;
  }

  /** Keras's documentation of MeanSquaredError has these numbers. */
  @Test
  void isTheMeanOverSamplesAndOutputs() {
    Tensor targets = new Tensor(Shape.of(2, 2), new float[] {0, 1, 0, 0});
    Tensor predictions = new Tensor(Shape.of(2, 2), new float[] {1, 1, 1, 0});
    assertEquals(0.5, loss.evaluate(predictions, targets, 2, null));
  }

  @Test
  void rowsBeyondTheBatchAreLeftAlone() {
    Tensor predictions = new Tensor(Shape.of(3, 1), new float[] {1, 2, Float.NaN});
    Tensor gradient = new Tensor(Shape.of(3, 1), new float[] {9, 9, 7});
    Tensor targets = new Tensor(Shape.of(4, 1), new float[] {0, 4, 0, 0});
    assertEquals(2.5, loss.evaluate(predictions, targets, 2, gradient));
    assertEquals(-2, gradient.data()[1]);
    assertEquals(7, gradient.data()[2]);
    assertFalse(Double.isFinite(loss.evaluate(predictions, targets, 3, null)));
  }

  @Test
  void shapesMustFit() {
    Tensor three = new Tensor(Shape.of(2, 3));
    assertEquals(
        "n = 2 samples need predictions (n, …) and targets alike, got (2, 3) and (2, 1)",
        assertThrows(
                IllegalArgumentException.class,
                () -> loss.evaluate(three, new Tensor(Shape.of(2, 1)), 2, null))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> loss.evaluate(three, three, 3, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> loss.evaluate(three, three, 2, new Tensor(Shape.of(3, 3))));
  }
}
