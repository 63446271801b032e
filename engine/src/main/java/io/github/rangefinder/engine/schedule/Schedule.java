package io.github.rangefinder.engine.schedule;

/**
 * A number for every step of a training, a learning rate or a momentum; the same step always has
 * the same one.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The number of a step.
   *
   * @param step the optimizer's step, counted from 0
   */
  double at(int step);
}
