package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ImageDatasetTest {
  private static final byte[] PIXELS = {0, 1, 2, 127, (byte) 128, (byte) 254, (byte) 255, 9};
  private static final byte[] LABELS = {2, 0, (byte) 200, 1};
  private final ImageDataset images = new ImageDataset(Shape.of(1, 2, 1), PIXELS, LABELS, 201);

  @Test
  void readsSamplesIntoRowsDividedBy255() {
    Tensor x = new Tensor(Shape.of(3, 1, 2, 1));
    images.read(3, x, 0);
    images.read(2, x, 1);
    images.read(1, x, 2);
    assertArrayEquals(
        new float[] {255 / 255f, 9 / 255f, 128 / 255f, 254 / 255f, 2 / 255f, 127 / 255f}, x.data());
    assertEquals(2, ((Labels) images.targets()).label(0));
    assertEquals(200, ((Labels) images.targets()).label(2));
  }

  @Test
  void firstSamplesShareShapeAndClasses() {
    Dataset two = images.first(2);
    assertEquals(2, two.size());
    assertEquals(201, two.targets().outputs());
    assertEquals(Shape.of(1, 2, 1), two.sampleShape());
    Tensor x = new Tensor(Shape.of(1, 1, 2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> two.read(2, x, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> ((Labels) two.targets()).label(2));
  }

  @Test
  void firstSamplesMustBeThere() {
    assertThrows(IllegalArgumentException.class, () -> images.first(0));
    assertEquals(
        "the first n of 4 samples need n from 1 to 4, got 5",
        assertThrows(IllegalArgumentException.class, () -> images.first(5)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> images.first(2).first(3));
  }

  @Test
  void arraysMustFitTogether() {
    assertEquals(
        "4 labels need 12 pixels of images (1, 3, 1), got 8",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ImageDataset(Shape.of(1, 3, 1), PIXELS, LABELS, 201))
            .getMessage());
    assertEquals(
        "label 200 is not below the 200 classes",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ImageDataset(Shape.of(1, 2, 1), PIXELS, LABELS, 200))
            .getMessage());
  }
}
