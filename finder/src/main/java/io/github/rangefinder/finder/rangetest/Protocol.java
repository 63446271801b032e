package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.schedule.Schedule;

/** How a learning-rate finder runs its test: the learning rates, the smoothing and the stop. */
public interface Protocol {
  /**
   * Rangefinder's own: both ends of the ramp are reached, the smoothing has no lag, and a test ends
   * at the first loss that is not finite.
   */
  Protocol RANGEFINDER =
      new Protocol() {
        @Override
        public Schedule schedule(RangeTestSettings settings) {
          return settings
              .ramp()
              .schedule(
                  settings.startLearningRate(), settings.endLearningRate(), settings.iterations());
        }

        @Override
        public LossWatch watch(RangeTestSettings settings) {
          return new LagFreeWatch(settings.points(), settings.stopFactor());
        }
      };

  /** The learning rate of every iteration. */
  Schedule schedule(RangeTestSettings settings);

  /** A watch that has seen no loss yet. */
  LossWatch watch(RangeTestSettings settings);
}
