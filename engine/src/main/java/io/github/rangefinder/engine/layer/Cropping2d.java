package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/**
 * An image without its border: (height, width, channels) shrinks by it.
 *
 * @param border how many rows and columns are cut off
 */
public record Cropping2d(Border border) implements UnaryLayer {
  /** As many on each side. */
  public Cropping2d(int cropping) {
    this(new Border(cropping, cropping, cropping, cropping));
  }

  @Override
  public Shape outputShape(Shape input) {
    return border.within("Cropping2d", input);
  }

  @Override
  public Op createOp(Place place) {
    return new BlocksOp(place, List.of(border.cut(place.input().shape(), place.output().shape())));
  }
}
