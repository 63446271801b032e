package io.github.rangefinder.engine.schedule;

/** A learning rate for every step of a training; the same step always has the same one. */
@FunctionalInterface
public interface Schedule {
  /**
   * The learning rate of a step.
   *
   * @param step the optimizer's step, counted from 0
   */
  double at(int step);
}
