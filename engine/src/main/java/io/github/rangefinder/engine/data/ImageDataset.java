package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.PixelScaling;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Objects;

/**
 * Labelled images kept as the unsigned bytes they came in, a quarter of the memory of floats; a
 * batch is divided by 255 when it is read.
 */
public final class ImageDataset implements Dataset {
  private final Shape sampleShape;
  private final byte[] pixels;
  private final byte[] labels;
  private final int classes;
  private final int size;

  /**
   * A data set over existing arrays, which are not copied.
   *
   * @param sampleShape the shape {@code (height, width, channels)} of one image
   * @param pixels unsigned bytes, image after image, {@code labels.length * sampleShape.size()}
   * @param labels unsigned bytes, one an image
   * @throws IllegalArgumentException if the pixels are not one image a label, there is no image, or
   *     a label is no class
   */
  public ImageDataset(Shape sampleShape, byte[] pixels, byte[] labels, int classes) {
    this(sampleShape, pixels, labels, classes, labels.length);
    if (labels.length == 0) {
      throw new IllegalArgumentException("a data set needs at least one image");
    }
    if (pixels.length != (long) labels.length * sampleShape.size()) {
      throw new IllegalArgumentException(
          "%d labels need %d pixels of images %s, got %d"
              .formatted(
                  labels.length,
                  (long) labels.length * sampleShape.size(),
                  sampleShape,
                  pixels.length));
    }
    for (byte label : labels) {
      if (Byte.toUnsignedInt(label) >= classes) {
        throw new IllegalArgumentException(
            "label %d is not below the %d classes".formatted(Byte.toUnsignedInt(label), classes));
      }
    }
  }

  private ImageDataset(Shape sampleShape, byte[] pixels, byte[] labels, int classes, int size) {
    this.sampleShape = sampleShape;
    this.pixels = pixels;
    this.labels = labels;
    this.classes = classes;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape sampleShape() {
    return sampleShape;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public int label(int sample) {
    return Byte.toUnsignedInt(labels[Objects.checkIndex(sample, size)]);
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    int length = sampleShape.size();
    int from = Objects.checkIndex(sample, size) * length;
    PixelScaling.toUnit(pixels, from, x.data(), row * length, length);
  }

  @Override
  public ImageDataset first(int n) {
    if (n < 1 || n > size) {
      throw new IllegalArgumentException(
          "the first n of %d samples need n from 1 to %d, got %d".formatted(size, size, n));
    }
    return new ImageDataset(sampleShape, pixels, labels, classes, n);
  }
}
