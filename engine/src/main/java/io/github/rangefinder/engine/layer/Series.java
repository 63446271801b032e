package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;

/** A series (steps, channels) as an image of one row (1, steps, channels), float by float. */
final class Series {
  private Series() {}

  /** The image's shape of a series's. */
  static Shape image(String layer, Shape series) {
    if (series.rank() != 2) {
      throw new IllegalArgumentException(
          layer + " expects samples of shape (steps, channels), got " + series);
    }
    return Shape.of(1, series.dim(0), series.dim(1));
  }

  /** The series's shape of an image of one row. */
  static Shape of(Shape image) {
    return Shape.of(image.dim(1), image.dim(2));
  }

  /** The place with its series (batch, steps, channels) as images (batch, 1, steps, channels). */
  static Place images(Place place) {
    return new Place(
        List.of(image(place.input())),
        image(place.output()),
        place.parameters(),
        place.workers(),
        place.seed(),
        place.frozen());
  }

  private static Value image(Value series) {
    Shape shape = series.shape();
    return shape.rank() == 3
        ? series.reshape(Shape.of(shape.dim(0), 1, shape.dim(1), shape.dim(2)))
        : series;
  }

  /** Windows along the steps. */
  static Window window(int size, int stride, Padding padding) {
    return new Window(1, size, 1, stride, padding);
  }

  /** Refuses a window that does not fit into the steps. */
  static void requireFit(String layer, Window window, int dilation, Shape series) {
    int reach = (window.width() - 1) * dilation + 1;
    if (window.padding() == Padding.VALID && series.dim(0) < reach) {
      throw new IllegalArgumentException(
          "%s expects samples of at least %d steps, got %s".formatted(layer, reach, series));
    }
  }
}
