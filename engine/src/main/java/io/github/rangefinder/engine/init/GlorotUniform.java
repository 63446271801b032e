package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * Uniform over ±√(6 / (fan-in + fan-out)), so that the variance of activations and of gradients
 * stays about the same from layer to layer. Keras's default.
 *
 * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010, equation
 *     16</a>
 */
public record GlorotUniform() implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    Fans fans = Fans.of(shape);
    double limit = Math.sqrt(6.0 / (fans.in() + fans.out()));
    RandomFill.uniform(data, 0, shape.size(), limit, random);
  }
}
