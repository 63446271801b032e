package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.rangefinder.engine.loss.SoftmaxCrossEntropy;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  /** Four samples of class 0, one of class 2, none of class 1. */
  private static final Labels LABELS =
      Labels.named(new int[] {0, 0, 2, 0, 0}, List.of("a", "b", "c"));

  @Test
  void classesAreCounted() {
    assertArrayEquals(new int[] {4, 0, 1}, LABELS.counts());
    assertEquals(0, LABELS.commonest());
    assertEquals("c", LABELS.name(2));
    assertEquals("1", new Labels(new int[2], 2).name(1));
    assertNull(LABELS.weights());
  }

  /** scikit-learn: samples / (classes * count), 5 / (2 * 4) and 5 / (2 * 1). */
  @Test
  void balancedClassesCountAlike() {
    Labels balanced = LABELS.balanced();
    assertArrayEquals(new float[] {0.625f, 1, 2.5f}, balanced.weights());
    assertArrayEquals(balanced.weights(), balanced.select(new int[] {2}).weights());
  }

  /** A sample's loss and gradient are times its class's weight, as two samples' would be. */
  @Test
  void weightsMultiplyLossAndGradient() {
    Tensor logits = new Tensor(Shape.of(2, 2));
    System.arraycopy(new float[] {1, -1, 0.5f, 2}, 0, logits.data(), 0, 4);
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    int[] labels = {0, 0};
    Tensor plain = new Tensor(Shape.of(2, 2));
    Tensor weighted = new Tensor(Shape.of(2, 2));
    double once = loss.evaluate(logits, labels, 2, plain);
    double thrice = loss.evaluate(logits, labels, new float[] {3, 7}, 2, weighted);
    assertEquals(3 * once, thrice, 1e-12);
    for (int i = 0; i < 4; i++) {
      assertEquals(3 * plain.data()[i], weighted.data()[i], 1e-6);
    }
  }

  @Test
  void aStratifiedPartHasTheFirstSamplesOfEachClass() {
    int[] sorted = new int[100];
    Arrays.fill(sorted, 90, 100, 1);
    Dataset whole =
        new FloatDataset(Shape.of(1), FloatRows.of(new float[100], 1), new Labels(sorted, 2));
    assertArrayEquals(
        new int[] {18, 2}, ((Labels) Subset.stratified(whole, 20).targets()).counts());
    assertArrayEquals(new int[] {2, 1}, ((Labels) Subset.stratified(whole, 3).targets()).counts());
  }
}
