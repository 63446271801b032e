package io.github.rangefinder.finder.setting;

/**
 * The learning rates that schedules are made of.
 *
 * @param single the one for a training that keeps it or only lowers it
 * @param lower where cyclical schedules turn upwards
 * @param upper where cyclical schedules and one-cycle turn downwards
 */
public record LearningRates(double single, double lower, double upper) {
  /**
   * Without a test, the lower bound is a quarter of the upper one. Source: Smith, "Cyclical
   * learning rates for training neural networks", 2015, section 3.3: "one third or one fourth".
   */
  private static final double LOWER_SHARE = 0.25;

  /** One learning rate for all. */
  public static LearningRates of(double learningRate) {
    return new LearningRates(learningRate, LOWER_SHARE * learningRate, learningRate);
  }
}
