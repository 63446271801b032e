package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {
  private static final int SIZE = 50;

  /** Fifty samples of one pixel; label and pixel are the sample's number. */
  private static Dataset numbered() {
    byte[] numbers = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      numbers[i] = (byte) i;
    }
    return new ImageDataset(Shape.of(1, 1, 1), numbers, numbers, SIZE);
  }

  private static int[] labels(Dataset data) {
    int[] labels = new int[data.size()];
    Tensor x = new Tensor(Shape.of(data.size(), 1, 1, 1));
    for (int i = 0; i < labels.length; i++) {
      labels[i] = ((Labels) data.targets()).label(i);
      data.read(i, x, i);
      assertEquals(labels[i] / 255f, x.data()[i]);
    }
    return labels;
  }

  @Test
  void theTwoPartsAreTheWholeAndShareNothing() {
    Subset.Split split = Subset.holdOut(numbered(), 0.2, 42);
    assertEquals(40, split.training().size());
    assertEquals(10, split.validation().size());
    assertEquals(SIZE, split.validation().targets().outputs());
    int[] training = labels(split.training());
    int[] validation = labels(split.validation());
    int[] all =
        IntStream.concat(Arrays.stream(training), Arrays.stream(validation)).sorted().toArray();
    assertArrayEquals(IntStream.range(0, SIZE).toArray(), all);
    assertArrayEquals(validation, labels(Subset.holdOut(numbered(), 0.2, 42).validation()));
    assertFalse(
        Arrays.equals(validation, labels(Subset.holdOut(numbered(), 0.2, 43).validation())));
  }

  @Test
  void readsAsFewAsWanted() {
    Dataset part = Subset.holdOut(numbered(), 0.5, 1).training();
    assertArrayEquals(Arrays.copyOf(labels(part), 4), labels(part.first(4)));
    assertThrows(IllegalArgumentException.class, () -> part.first(26));
    Tensor x = new Tensor(Shape.of(1, 1, 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> part.read(25, x, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> ((Labels) part.targets()).label(25));
  }

  @Test
  void samplesAreDealtOutToParts() {
    List<Dataset> parts = Subset.parts(numbered().first(8), 3);
    assertEquals(3, parts.size());
    assertArrayEquals(new int[] {0, 3, 6}, labels(parts.get(0)));
    assertArrayEquals(new int[] {1, 4, 7}, labels(parts.get(1)));
    assertArrayEquals(new int[] {2, 5}, labels(parts.get(2)));
    assertEquals(2, Subset.parts(numbered().first(2), 20).size());
  }

  @Test
  void aSideWithoutSamplesIsRefused() {
    for (double share : new double[] {0, 1, -0.1, 0.001, 0.999, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Subset.holdOut(numbered(), share, 1));
    }
  }
}
