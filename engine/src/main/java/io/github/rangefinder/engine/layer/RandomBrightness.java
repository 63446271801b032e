package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.kernel.ImageColours;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training a share of the range of values, drawn uniformly for each image, is added to all its
 * pixels; the result is kept within the range.
 *
 * @param lowestShare from -1
 * @param highestShare to 1
 * @param low the least value that comes out
 * @param high the largest value that comes out
 */
public record RandomBrightness(double lowestShare, double highestShare, float low, float high)
    implements UnaryLayer {
  /** Checks the ranges. */
  public RandomBrightness {
    Rates.requireRange("RandomBrightness", lowestShare, highestShare);
    Rates.requireRange("RandomBrightness", low, high);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Images.require("RandomBrightness", input);
  }

  @Override
  public Op createOp(Place place) {
    return new TrainingNoiseOp(place) {
      private float delta(long key, int sample) {
        double share = CounterRandom.uniform(key, sample, lowestShare, highestShare);
        return (float) (share * (high - low));
      }

      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        ImageColours.brightness(delta(key, sample), low, high, x, out, from, n);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        ImageColours.brightnessGradient(delta(key, sample), low, high, x, dy, dx, from, n);
      }
    };
  }
}
