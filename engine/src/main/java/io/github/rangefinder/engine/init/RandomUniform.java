package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * Uniform between two numbers.
 *
 * @param least where the values begin
 * @param most where they end
 */
public record RandomUniform(double least, double most) implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    RandomFill.uniform(data, 0, shape.size(), (most - least) / 2, random);
    RandomFill.shift(data, 0, shape.size(), (least + most) / 2);
  }
}
