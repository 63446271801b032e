package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * The windows of a pooling or a convolution.
 *
 * @param height rows of a window
 * @param width columns of a window
 * @param rowStride rows from one window to the next
 * @param columnStride columns from one window to the next
 * @param padding what happens at the border: {@code VALID} leaves out a window that does not fit,
 *     {@code SAME} counts what of it lies inside the image
 */
public record Window(int height, int width, int rowStride, int columnStride, Padding padding) {
  /** Checks the sizes. */
  public Window {
    if (height < 1 || width < 1 || rowStride < 1 || columnStride < 1) {
      throw new IllegalArgumentException(
          "a window needs a size and strides of at least 1, got %d x %d and %d x %d"
              .formatted(height, width, rowStride, columnStride));
    }
  }

  /** Square windows inside the image. */
  public static Window square(int pool, int stride) {
    return new Window(pool, pool, stride, stride, Padding.VALID);
  }

  /** The side of square windows that neither overlap nor leave gaps nor reach outside; else 1. */
  public int tile() {
    return equals(square(height, height)) ? height : 1;
  }

  /** Whether a window lies inside images of this shape (height, width, channels). */
  boolean fits(Shape image) {
    return padding != Padding.VALID || (image.dim(0) >= height && image.dim(1) >= width);
  }

  Shape outputShape(String layer, Shape inputShape) {
    if (inputShape.rank() != 3 || !fits(inputShape)) {
      throw new IllegalArgumentException(
          "%s expects samples of shape (height, width, channels) of at least %d x %d, got %s"
              .formatted(layer, height, width, inputShape));
    }
    return Shape.of(
        padding.outputExtent(inputShape.dim(0), height, rowStride),
        padding.outputExtent(inputShape.dim(1), width, columnStride),
        inputShape.dim(2));
  }

  /** The sizes for a batch (batch, height, width, channels). */
  PoolingSizes sizes(Shape batch) {
    return new PoolingSizes(
        padding.axis(batch.dim(1), height, rowStride, 1),
        padding.axis(batch.dim(2), width, columnStride, 1),
        batch.dim(3));
  }

  /** The one window that is the whole image of a batch (batch, height, width, channels). */
  static PoolingSizes whole(Shape batch) {
    return new Window(batch.dim(1), batch.dim(2), 1, 1, Padding.VALID).sizes(batch);
  }
}
