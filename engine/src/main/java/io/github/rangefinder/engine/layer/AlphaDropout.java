package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Noise;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * Dropout for networks with SELU: in training each element becomes SELU's least value with
 * probability rate, and all are moved and scaled such that mean 0 and variance 1 stay.
 *
 * <p>Source: Klambauer et al., "Self-normalizing neural networks", 2017.
 *
 * @param rate at least 0, below 1
 */
public record AlphaDropout(double rate) implements UnaryLayer {
  /** Checks the rate. */
  public AlphaDropout {
    Rates.requireShare("AlphaDropout", rate);
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
        Noise.alphaDropout(key, rate, x, out, from, n);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        Noise.alphaDropoutGradient(key, rate, dy, dx, from, n);
      }
    };
  }
}
