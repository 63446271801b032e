package io.github.rangefinder.engine.schedule;

/**
 * Falls at once every so many steps: {@code start factor^floor(step / every)}.
 *
 * <p>Source: PyTorch's {@code StepLR}; Keras's {@code ExponentialDecay} as a staircase.
 *
 * @param start the first step's learning rate, positive
 * @param factor what is left after a fall, above 0 and at most 1
 * @param every how many steps pass from one fall to the next
 */
public record StepDecay(double start, double factor, int every) implements Schedule {
  /** Checks the values. */
  public StepDecay {
    Limits.requirePositive("a decay's start", start);
    Limits.requirePositive("a step decay's factor", factor);
    Limits.requireShare("a step decay's factor", factor);
    Limits.requireSteps("the steps from fall to fall", every);
  }

  @Override
  public double at(int step) {
    return start * StrictMath.pow(factor, Math.floorDiv(step, every));
  }
}
