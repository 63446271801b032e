package io.github.rangefinder.engine.schedule;

/**
 * The same at every step: {@code value}.
 *
 * @param value positive
 */
public record Constant(double value) implements Schedule {
  /** Checks the value. */
  public Constant {
    Limits.requirePositive("a constant learning rate", value);
  }

  @Override
  public double at(int step) {
    return value;
  }
}
