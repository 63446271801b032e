package io.github.rangefinder.finder.rangetest.preset;

import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.finder.rangetest.Ramp;
import java.util.function.IntToDoubleFunction;

/**
 * A ramp whose steps are a tool's: {@code start (end / start)^r} or {@code start + r (end -
 * start)}.
 *
 * @param share r for a step; the ramp's start is at 0, its end at 1
 */
record Ladder(double start, double end, Ramp ramp, IntToDoubleFunction share) implements Schedule {
  @Override
  public double at(int step) {
    double r = share.applyAsDouble(step);
    return ramp == Ramp.EXPONENTIAL
        ? start * StrictMath.pow(end / start, r)
        : start + r * (end - start);
  }
}
