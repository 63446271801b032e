package io.github.rangefinder.engine.schedule;

import java.util.Optional;

/**
 * What a training changes from step to step.
 *
 * @param learningRate the learning rate of every step
 * @param momentum the momentum of every step; empty to leave it to the optimizer
 */
public record Policy(Schedule learningRate, Optional<Schedule> momentum) {
  /** A learning rate alone. */
  public static Policy of(Schedule learningRate) {
    return new Policy(learningRate, Optional.empty());
  }
}
