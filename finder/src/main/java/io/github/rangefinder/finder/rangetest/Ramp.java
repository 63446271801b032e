package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.ExponentialRamp;
import io.github.rangefinder.engine.schedule.LinearRamp;
import io.github.rangefinder.engine.schedule.Schedule;

/** How the learning rate grows over the iterations of a range test. */
public enum Ramp {
  /** By the same factor at every iteration. */
  EXPONENTIAL,
  /** By the same amount at every iteration. */
  LINEAR;

  Schedule schedule(double start, double end, int iterations) {
    return this == EXPONENTIAL
        ? new ExponentialRamp(start, end, iterations)
        : new LinearRamp(start, end, iterations);
  }
}
