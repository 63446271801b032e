package io.github.rangefinder.engine.schedule;

/**
 * The momentum of {@link OneCycle}: lowest where the learning rate is highest. From {@code high}
 * down to {@code low} in the first part of the steps, and back up to {@code high} at the last one,
 * each along half a cosine.
 *
 * <p>Source: Smith, "A disciplined approach to neural network hyper-parameters", 2018, section 4.2,
 * in the form of PyTorch's {@code OneCycleLR}, whose defaults these are.
 *
 * @param high the first and the last step's momentum, at least {@code low} and below 1
 * @param low the momentum at the highest learning rate, at least 0
 * @param rise the share of the steps in which the learning rate rises, from 0 to 1
 * @param steps the number of steps of the training
 */
public record OneCycleMomentum(double high, double low, double rise, int steps)
    implements Schedule {
  /** PyTorch's default, Smith's range is 0.95 to 0.85. */
  public static final double DEFAULT_HIGH = 0.95;

  /** PyTorch's default. */
  public static final double DEFAULT_LOW = 0.85;

  /** Checks the values. */
  public OneCycleMomentum {
    Limits.requireBelowOne("one-cycle's high momentum", high);
    Limits.requireBetweenZeroAnd(high, "one-cycle's low momentum", low);
    Limits.requireShare("one-cycle's rise", rise);
    Limits.requireSteps("one-cycle's steps", steps);
  }

  @Override
  public double at(int step) {
    return RiseAndFall.at(step, high, low, high, rise, steps);
  }
}
