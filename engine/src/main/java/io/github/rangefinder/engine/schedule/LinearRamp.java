package io.github.rangefinder.engine.schedule;

/**
 * Adds the same amount to the learning rate at every step: {@code start + (end - start) * r} with
 * {@code r = step / (steps - 1)}.
 *
 * <p>{@code at(0)} is exactly {@code start} and {@code at(steps - 1)} exactly {@code end}; later
 * steps stay there. A ramp of one step is {@code start}.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.3 (the
 * LR range test).
 *
 * @param start the first step's learning rate, positive
 * @param end the last step's learning rate, positive
 * @param steps the number of steps from one to the other, both counted
 */
public record LinearRamp(double start, double end, int steps) implements EndToEnd {
  /** Checks the ends and the length. */
  public LinearRamp {
    EndToEnd.check(start, end, steps);
  }

  @Override
  public double between(double share) {
    return start + (end - start) * share;
  }
}
