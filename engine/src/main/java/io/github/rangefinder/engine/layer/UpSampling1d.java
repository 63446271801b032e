package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Each step of a series again and again: (steps, channels) becomes (steps · factor, channels).
 *
 * @param factor at least 1
 */
public record UpSampling1d(int factor) implements UnaryLayer {
  private UpSampling2d ofImages() {
    return new UpSampling2d(1, factor, Interpolation.NEAREST);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Series.of(ofImages().outputShape(Series.image("UpSampling1d", input)));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
