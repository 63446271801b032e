package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.kernel.ImageColours;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training the distance of each pixel to the mean of its channel is multiplied by a factor drawn
 * uniformly for each image; the result is kept within a range.
 *
 * @param lowestFactor at least 0
 * @param highestFactor at least the lowest
 * @param low the least value that comes out
 * @param high the largest value that comes out
 */
public record RandomContrast(double lowestFactor, double highestFactor, float low, float high)
    implements UnaryLayer {
  /** Checks the ranges. */
  public RandomContrast {
    Rates.requireRange("RandomContrast", lowestFactor, highestFactor);
    Rates.requireRange("RandomContrast", low, high);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Images.require("RandomContrast", input);
  }

  @Override
  public Op createOp(Place place) {
    int channels = place.input().shape().dim(3);
    return new TrainingNoiseOp(place) {
      private float factor(long key, int sample) {
        return (float) CounterRandom.uniform(key, sample, lowestFactor, highestFactor);
      }

      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        ImageColours.contrast(factor(key, sample), low, high, n / channels, channels, x, out, from);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        ImageColours.contrastGradient(
            factor(key, sample), low, high, n / channels, channels, x, dy, dx, from);
      }
    };
  }
}
