package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Noise;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training each element is multiplied by a normal number of mean 1 and of the variance that
 * {@link Dropout} has, rate / (1 - rate).
 *
 * <p>Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from
 * overfitting", 2014, section 10.
 *
 * @param rate at least 0, below 1
 */
public record GaussianDropout(double rate) implements UnaryLayer {
  /** Checks the rate. */
  public GaussianDropout {
    Rates.requireShare("GaussianDropout", rate);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    float deviation = (float) Math.sqrt(rate / (1 - rate));
    return new TrainingNoiseOp(place) {
      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        Noise.multiply(key, deviation, x, out, from, n);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        Noise.multiplyGradient(key, deviation, dy, dx, from, n);
      }
    };
  }
}
