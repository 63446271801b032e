package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.PixelScaling;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Objects;

/**
 * Images kept as the unsigned bytes they came in, a quarter of the memory of floats; a batch is
 * divided by 255 when it is read, or left as it is.
 */
public final class ImageDataset implements Dataset {
  private final Shape sampleShape;
  private final byte[] pixels;
  private final Targets targets;
  private final boolean isUnscaled;

  /**
   * A data set over existing arrays, which are not copied.
   *
   * @param sampleShape the shape {@code (height, width, channels)} of one image
   * @param pixels unsigned bytes, image after image, {@code targets.size() * sampleShape.size()}
   * @throws IllegalArgumentException if the pixels are not one image a target, or there is no image
   */
  public ImageDataset(Shape sampleShape, byte[] pixels, Targets targets) {
    this(sampleShape, pixels, targets, false);
  }

  private ImageDataset(Shape sampleShape, byte[] pixels, Targets targets, boolean isUnscaled) {
    if (targets.size() == 0) {
      throw new IllegalArgumentException("a data set needs at least one image");
    }
    long expected = (long) targets.size() * sampleShape.size();
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "%d labels need %d pixels of images %s, got %d"
              .formatted(targets.size(), expected, sampleShape, pixels.length));
    }
    this.sampleShape = sampleShape;
    this.pixels = pixels;
    this.targets = targets;
    this.isUnscaled = isUnscaled;
  }

  /**
   * Labelled images.
   *
   * @param labels unsigned bytes, one an image
   * @throws IllegalArgumentException as above, or if a label is no class
   */
  public ImageDataset(Shape sampleShape, byte[] pixels, byte[] labels, int classes) {
    this(sampleShape, pixels, Labels.ofBytes(labels, classes));
  }

  /** The same images with their pixels from 0 to 255. */
  public ImageDataset unscaled() {
    return new ImageDataset(sampleShape, pixels, targets, true);
  }

  @Override
  public Shape sampleShape() {
    return sampleShape;
  }

  @Override
  public Targets targets() {
    return targets;
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    int length = sampleShape.size();
    int from = Objects.checkIndex(sample, targets.size()) * length;
    if (isUnscaled) {
      PixelScaling.asTheyAre(pixels, from, x.data(), row * length, length);
    } else {
      PixelScaling.toUnit(pixels, from, x.data(), row * length, length);
    }
  }
}
