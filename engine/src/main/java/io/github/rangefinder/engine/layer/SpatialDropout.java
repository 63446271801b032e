package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Noise;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Dropout of whole channels of samples (…, channels): in training a channel is 0 everywhere with
 * probability rate, and what is kept grows by 1 / (1 - rate).
 *
 * <p>Source: Tompson et al., "Efficient object localization using convolutional networks", 2015,
 * section 3.2.
 *
 * @param rate at least 0, below 1
 */
public record SpatialDropout(double rate) implements UnaryLayer {
  /** Checks the rate. */
  public SpatialDropout {
    Rates.requireShare("SpatialDropout", rate);
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() < 2) {
      throw new IllegalArgumentException(
          "SpatialDropout expects samples of shape (…, channels), got " + input);
    }
    return input;
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.input().shape();
    int channels = shape.dim(shape.rank() - 1);
    return new TrainingNoiseOp(place) {
      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        Noise.channelDropout(key, rate, sample, n / channels, channels, x, out);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        Noise.channelDropoutGradient(key, rate, sample, n / channels, channels, dy, dx);
      }
    };
  }
}
