package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * Values of mean 0 and variance scale / fan, from which all of Glorot's, He's and LeCun's follow,
 * as Keras has them; for those of He's paper (equation 10) the distribution is {@code NORMAL}, for
 * Keras's {@code TRUNCATED_NORMAL}.
 *
 * @param scale what the variance is a share of: 1 for Glorot and LeCun, 2 for He
 * @param fan by what it is divided
 * @param distribution what is drawn from
 * @see <a href="https://keras.io/api/layers/initializers">Keras: layer weight initializers</a>
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015</a>
 */
public record VarianceScaling(double scale, Fan fan, Distribution distribution)
    implements Initializer {
  /** The deviation of a normal distribution of deviation 1 that ends at ±2. */
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  /** What of a kernel the variance falls with. */
  public enum Fan {
    /** The inputs that one output sums. */
    IN,
    /** The outputs that one input reaches. */
    OUT,
    /** The mean of both. */
    AVERAGE
  }

  /** What values are drawn from. */
  public enum Distribution {
    /** Normal, drawn again beyond two deviations. */
    TRUNCATED_NORMAL,
    /** Normal. */
    NORMAL,
    /** Uniform over ±√3 deviations. */
    UNIFORM
  }

  /** Checks the scale. */
  public VarianceScaling {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("VarianceScaling needs a scale above 0, got " + scale);
    }
  }

  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    Fans fans = Fans.of(shape);
    double divisor =
        switch (fan) {
          case IN -> fans.in();
          case OUT -> fans.out();
          case AVERAGE -> (fans.in() + (double) fans.out()) / 2;
        };
    double deviation = Math.sqrt(scale / Math.max(1, divisor));
    int n = shape.size();
    switch (distribution) {
      case TRUNCATED_NORMAL ->
          RandomFill.truncatedNormal(data, 0, n, deviation / TRUNCATED_DEVIATION, random);
      case NORMAL -> RandomFill.normal(data, 0, n, deviation, random);
      case UNIFORM -> RandomFill.uniform(data, 0, n, Math.sqrt(3) * deviation, random);
    }
  }
}
