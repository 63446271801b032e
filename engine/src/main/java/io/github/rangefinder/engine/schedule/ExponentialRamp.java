package io.github.rangefinder.engine.schedule;

/**
 * Multiplies the learning rate by the same factor at every step: {@code start * (end / start)^r}
 * with {@code r = step / (steps - 1)}, an even walk over the learning rate's logarithm.
 *
 * <p>{@code at(0)} is exactly {@code start} and {@code at(steps - 1)} exactly {@code end}; later
 * steps stay there. A ramp of one step is {@code start}. Where {@code end / start} is too large or
 * too small for a double, the equal {@code start^(1-r) * end^r} is computed.
 *
 * <p>Source: Smith, "A disciplined approach to neural network hyper-parameters", 2018, section 4.1,
 * with the exponential growth of later learning-rate finders.
 *
 * @param start the first step's learning rate, positive
 * @param end the last step's learning rate, positive
 * @param steps the number of steps from one to the other, both counted
 */
public record ExponentialRamp(double start, double end, int steps) implements EndToEnd {
  /** Checks the ends and the length. */
  public ExponentialRamp {
    EndToEnd.check(start, end, steps);
  }

  @Override
  public double between(double share) {
    double factor = end / start;
    return Double.isInfinite(factor) || factor == 0
        ? StrictMath.pow(start, 1 - share) * StrictMath.pow(end, share)
        : start * StrictMath.pow(factor, share);
  }
}
