package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * Zeros before and after a series: (steps, channels) becomes (before + steps + after, channels).
 *
 * @param before steps of zeros before the first, at least 0
 * @param after steps of zeros after the last, at least 0
 */
public record ZeroPadding1d(int before, int after) implements UnaryLayer {
  private ZeroPadding2d ofImages() {
    return new ZeroPadding2d(new Border(0, 0, before, after));
  }

  @Override
  public Shape outputShape(Shape input) {
    return Series.of(ofImages().outputShape(Series.image("ZeroPadding1d", input)));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
