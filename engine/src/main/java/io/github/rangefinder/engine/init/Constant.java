package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The same value everywhere.
 *
 * @param value the value
 */
public record Constant(double value) implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    Arrays.fill(data, 0, shape.size(), (float) value);
  }
}
