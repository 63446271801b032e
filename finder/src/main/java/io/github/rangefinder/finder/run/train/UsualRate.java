package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;

/**
 * The learning rate that trainings with an optimizer usually want: the middle, on the logarithmic
 * axis, of the best rates of the first study's tasks, see {@code suggestions.md}. A test of a few
 * iterations knows little more than that.
 */
final class UsualRate {
  private static final double OF_SGD = 0.27;
  private static final double OF_MOMENTUM = 0.07;

  /** Of those whose steps do not grow with the gradient. */
  private static final double OF_ADAPTIVE = 0.003;

  /** It counts as much as a test of so many losses. */
  private static final double LOSSES = 15;

  private UsualRate() {}

  static double of(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return sgd.momentum() > 0 ? OF_MOMENTUM : OF_SGD;
    }
    return OF_ADAPTIVE;
  }

  /** What a test of so many losses and the usual rate say together. */
  static double beside(double tested, int losses, double usual) {
    double weight = LOSSES / (LOSSES + losses);
    return StrictMath.pow(tested, 1 - weight) * StrictMath.pow(usual, weight);
  }
}
