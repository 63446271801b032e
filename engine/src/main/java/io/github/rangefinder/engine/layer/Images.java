package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** A check of what layers of images are given. */
final class Images {
  private Images() {}

  /** The shape itself, refused unless it is one of an image. */
  static Shape require(String layer, Shape shape) {
    if (shape.rank() != 3) {
      throw new IllegalArgumentException(
          layer + " expects samples of shape (height, width, channels), got " + shape);
    }
    return shape;
  }
}
