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

class SoftmaxCrossEntropyTest {
  private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 2, 1", "5, 10, 1", "8, 3, 30", "250, 10, 1"})
  void matchesDoublePrecisionAndItsCentralDifferences(int n, int classes, float scale) {
    SplittableRandom random = TestSeed.random();
    Tensor logits = new Tensor(Shape.of(n, classes), TestSeed.floats(random, n * classes));
    for (int i = 0; i < n * classes; i++) {
      logits.data()[i] *= scale;
    }
    int[] labels = random.ints(n, 0, classes).toArray();
    Tensor gradient = new Tensor(logits.shape());
    double found = loss.evaluate(logits, labels, n, gradient);
    double[] z = new double[n * classes];
    for (int i = 0; i < z.length; i++) {
      z[i] = logits.data()[i];
    }
    double expected = reference(z, labels, classes);
    assertEquals(expected, found, 1e-12 * (1 + expected));
    assertEquals(found, loss.evaluate(logits, labels, n, null));
    double step = 1e-5;
    for (int i = 0; i < z.length; i++) {
      double at = z[i];
      z[i] = at + step;
      double above = reference(z, labels, classes);
      z[i] = at - step;
      double below = reference(z, labels, classes);
      z[i] = at;
      assertEquals((above - below) / (2 * step), gradient.data()[i], 1e-8 + 1e-6 / n);
    }
  }

  /** The definition, without care for overflow. */
  private static double reference(double[] z, int[] labels, int classes) {
    double loss = 0;
    for (int row = 0; row < labels.length; row++) {
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        sum += Math.exp(z[row * classes + j]);
      }
      loss -= Math.log(Math.exp(z[row * classes + labels[row]]) / sum);
    }
    return loss / labels.length;
  }

  @Test
  void rowsBeyondTheBatchAreLeftAlone() {
    Tensor logits = new Tensor(Shape.of(3, 2), new float[] {1, 2, 3, 4, Float.NaN, Float.NaN});
    Tensor gradient = new Tensor(Shape.of(3, 2), new float[] {9, 9, 9, 9, 7, 8});
    double found = loss.evaluate(logits, new int[] {0, 1, -1}, 2, gradient);
    assertEquals((Math.log1p(Math.E) + Math.log1p(1 / Math.E)) / 2, found, 1e-12);
    assertEquals(7, gradient.data()[4]);
    assertEquals(8, gradient.data()[5]);
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    Tensor logits = new Tensor(Shape.of(2, 2), new float[] {3e38f, -3e38f, 1e4f, 0});
    Tensor gradient = new Tensor(logits.shape());
    assertEquals(0.5e4, loss.evaluate(logits, new int[] {0, 1}, 2, gradient), 1e-9);
    assertEquals(0, gradient.data()[0]);
    assertEquals(0.5f, gradient.data()[2]);
    assertEquals(-0.5f, gradient.data()[3]);
  }

  @Test
  void logitsThatAreNotFiniteMakeTheLossNotFinite() {
    float infinite = Float.POSITIVE_INFINITY;
    assertFalse(Double.isFinite(ofRow(0, Float.NaN, 0)));
    assertFalse(Double.isFinite(ofRow(Float.NaN, 0, 0)));
    assertFalse(Double.isFinite(ofRow(infinite, 0, 0)));
    assertFalse(Double.isFinite(ofRow(0, infinite, 0)));
    assertFalse(Double.isFinite(ofRow(-infinite, 0, 0)));
    assertFalse(Double.isFinite(ofRow(-infinite, -infinite, -infinite)));
    assertEquals(Math.log(2), ofRow(0, -infinite, 0), 1e-12, "a class of probability 0");
  }

  private double ofRow(float... logits) {
    Tensor row = new Tensor(Shape.of(1, logits.length), logits);
    return loss.evaluate(row, new int[] {0}, 1, new Tensor(row.shape()));
  }

  @Test
  void countsRowsWhoseLargestLogitIsTheLabels() {
    Tensor logits = new Tensor(Shape.of(4, 2), new float[] {1, 2, 2, 1, 5, 5, 3, 4});
    assertEquals(3, loss.correct(logits, new int[] {1, 0, 0, 0}, 4));
    assertEquals(1, loss.correct(logits, new int[] {1, 1, 0, 0}, 2));
  }

  @Test
  void labelOutsideTheClassesIsNamed() {
    Tensor logits = new Tensor(Shape.of(2, 3));
    assertEquals(
        "label 3 of sample 1 is none of the 3 classes 0 to 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> loss.evaluate(logits, new int[] {0, 3}, 2, null))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> loss.correct(logits, new int[] {-1, 0}, 2));
  }

  @Test
  void shapesMustFit() {
    Tensor logits = new Tensor(Shape.of(2, 3));
    assertThrows(IllegalArgumentException.class, () -> loss.evaluate(logits, new int[3], 3, null));
    assertThrows(IllegalArgumentException.class, () -> loss.evaluate(logits, new int[1], 2, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> loss.evaluate(logits, new int[2], 2, new Tensor(Shape.of(3, 2))));
  }
}
