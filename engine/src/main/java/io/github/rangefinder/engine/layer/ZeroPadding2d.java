package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/**
 * Zeros around an image: (height, width, channels) grows by the border.
 *
 * @param border how many rows and columns
 */
public record ZeroPadding2d(Border border) implements UnaryLayer {
  /** As many on each side. */
  public ZeroPadding2d(int padding) {
    this(new Border(padding, padding, padding, padding));
  }

  @Override
  public Shape outputShape(Shape input) {
    return border.around("ZeroPadding2d", input);
  }

  @Override
  public Op createOp(Place place) {
    return new BlocksOp(place, List.of(border.put(place.input().shape(), place.output().shape())));
  }
}
