package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Noise;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training a normal number of mean 0 is added to each element.
 *
 * @param deviation of the number, at least 0
 */
public record GaussianNoise(double deviation) implements UnaryLayer {
  /** Checks the deviation. */
  public GaussianNoise {
    Rates.requireAtLeastZero("GaussianNoise", "a deviation", deviation);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    return new TrainingNoiseOp(place) {
      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        Noise.add(key, (float) deviation, x, out, from, n);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        Sums.add(dy, from, dx, from, n);
      }
    };
  }
}
