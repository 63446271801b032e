package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A matrix (in, out) with a gain on its diagonal and 0 elsewhere.
 *
 * @param gain what stands on the diagonal
 */
public record Identity(double gain) implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    if (shape.rank() != 2) {
      throw new IllegalArgumentException("Identity expects a matrix (in, out), got " + shape);
    }
    Arrays.fill(data, 0, shape.size(), 0);
    int columns = shape.dim(1);
    for (int i = 0; i < Math.min(shape.dim(0), columns); i++) {
      Arrays.fill(data, i * columns + i, i * columns + i + 1, (float) gain);
    }
  }
}
