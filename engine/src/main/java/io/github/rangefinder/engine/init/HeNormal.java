package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * Normal with mean 0 and standard deviation √(2 / fan-in), which makes up for the half of the
 * signal that a ReLU drops. Keras's initialiser of that name also redraws what lies beyond two
 * deviations; the paper does not, nor does this one.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, equation 10</a>
 */
public record HeNormal() implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / Fans.of(shape).in());
    RandomFill.normal(data, 0, shape.size(), deviation, random);
  }
}
