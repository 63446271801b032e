package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Block;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Rows and columns around an image.
 *
 * @param top rows above it, at least 0
 * @param bottom rows below it
 * @param left columns to its left
 * @param right columns to its right
 */
public record Border(int top, int bottom, int left, int right) {
  /** Checks the numbers. */
  public Border {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new IllegalArgumentException(
          "a border needs rows and columns of at least 0, got %d, %d, %d, %d"
              .formatted(top, bottom, left, right));
    }
  }

  /** The shape (height, width, channels) with the border around it. */
  Shape around(String layer, Shape inner) {
    Images.require(layer, inner);
    return Shape.of(inner.dim(0) + top + bottom, inner.dim(1) + left + right, inner.dim(2));
  }

  /** The shape (height, width, channels) of what the border surrounds. */
  Shape within(String layer, Shape outer) {
    Images.require(layer, outer);
    int height = outer.dim(0) - top - bottom;
    int width = outer.dim(1) - left - right;
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "%s expects images larger than what it cuts off (%d rows, %d columns), got %s"
              .formatted(layer, top + bottom, left + right, outer));
    }
    return Shape.of(height, width, outer.dim(2));
  }

  /** Where in the outer image (batch, height, width, channels) the inner one begins. */
  private int start(Shape outer) {
    return (top * outer.dim(2) + left) * outer.dim(3);
  }

  /** The inner image, cut out of the outer one. */
  Block cut(Shape outer, Shape inner) {
    int row = inner.dim(2) * inner.dim(3);
    return new Block(start(outer), outer.dim(2) * outer.dim(3), 0, row, inner.dim(1), row);
  }

  /** The inner image, put into the outer one. */
  Block put(Shape inner, Shape outer) {
    int row = inner.dim(2) * inner.dim(3);
    return new Block(0, row, start(outer), outer.dim(2) * outer.dim(3), inner.dim(1), row);
  }
}
