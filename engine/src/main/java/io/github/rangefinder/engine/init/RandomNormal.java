package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * Normal with a mean and a deviation.
 *
 * @param mean the mean
 * @param deviation the standard deviation
 * @param isTruncated whether values beyond two deviations are drawn again
 */
public record RandomNormal(double mean, double deviation, boolean isTruncated)
    implements Initializer {
  /** Checks the deviation. */
  public RandomNormal {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException(
          "RandomNormal needs a deviation of at least 0, got " + deviation);
    }
  }

  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    if (isTruncated) {
      RandomFill.truncatedNormal(data, 0, shape.size(), deviation, random);
    } else {
      RandomFill.normal(data, 0, shape.size(), deviation, random);
    }
    RandomFill.shift(data, 0, shape.size(), mean);
  }
}
