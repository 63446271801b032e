package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * A series without its first and its last steps: (steps, channels) becomes (steps - before - after,
 * channels).
 *
 * @param before steps left out at the beginning, at least 0
 * @param after steps left out at the end, at least 0
 */
public record Cropping1d(int before, int after) implements UnaryLayer {
  private Cropping2d ofImages() {
    return new Cropping2d(new Border(0, 0, before, after));
  }

  @Override
  public Shape outputShape(Shape input) {
    return Series.of(ofImages().outputShape(Series.image("Cropping1d", input)));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
