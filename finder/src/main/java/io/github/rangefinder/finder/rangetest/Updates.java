package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import java.util.Optional;

/**
 * The updates behind a curve, as far as they are known: the optimizer decides how far from the
 * place in the valley trainings are best.
 *
 * <p>Momentum lets the loss lag: in a velocity {@code v = m v + g} after {@code t} updates the
 * gradients have a mean age of {@code m / (1 - m) - t m^t / (1 - m^t)}, while the learning rate
 * grows on. In a short test that is much, a third of a decade in 100 iterations over six with
 * momentum 0.9, in a long one next to nothing.
 *
 * <p>Adam's steps are as large as the learning rate, whatever the gradients are, to the very end of
 * a training; a gradient's own become smaller with it. So trainings want a smaller rate of Adam.
 * And they want a smaller one of SGD with momentum, beyond what the lag explains: a velocity
 * overshoots in a long training what a test has passed by.
 *
 * <p>All constants were fitted to the stored trainings of all tasks but those that they were then
 * tried on, see {@code suggestions.md}.
 *
 * @param optimizer what made them; empty where nobody knows
 * @param perPoint how many there are from one loss to the next; infinite where each learning rate
 *     begins anew, so that nothing lags
 */
public record Updates(Optional<Optimizer> optimizer, double perPoint) {
  /** An update for each loss, of an optimizer that nobody knows. */
  public static final Updates UNKNOWN = new Updates(Optional.empty(), 1);

  /** Where the updates are the gradients, what the place in the valley is multiplied by. */
  private static final double OF_GRADIENTS = 0.64;

  /** Where they are a velocity, of SGD with momentum. */
  private static final double OF_MOMENTUM = 0.5;

  /** Where they are Adam's. */
  private static final double OF_ADAM = 0.4;

  /** Where nobody knows, also of an optimizer that is not the engine's. */
  private static final double OF_ANY = 0.5;

  /** How far the curve lags, in shares of the mean age of the gradients. */
  private static final double OF_AGE = 0.6;

  /** The momentum where nobody knows it: some optimizers have 0.9, some have none. */
  private static final double MOMENTUM_OF_ANY = 0.87;

  /** Checks the number. */
  public Updates {
    if (!(perPoint > 0)) {
      throw new IllegalArgumentException(
          "there must be updates between two losses, got " + perPoint);
    }
  }

  /** The updates of a test with looks at every so many iterations, or at none. */
  public static Updates of(
      Optimizer optimizer, BatchesPerRate batchesPerRate, RangeTestSettings settings) {
    int iterations =
        settings.loss() == MeasuredLoss.VALIDATION
            ? settings.heldOut().orElseThrow().interval()
            : 1;
    return new Updates(
        Optional.of(optimizer),
        batchesPerRate.independent()
            ? Double.POSITIVE_INFINITY
            : (double) batchesPerRate.batches() * iterations);
  }

  /** What the place in the valley is multiplied by, since a training stays there. */
  double below() {
    return optimizer.map(Updates::below).orElse(OF_ANY);
  }

  private static double below(Optimizer optimizer) {
    if (optimizer instanceof Adam || optimizer instanceof AdamW) {
      return OF_ADAM;
    }
    if (optimizer instanceof Sgd && optimizer.momentum() > 0) {
      return OF_MOMENTUM;
    }
    return optimizer instanceof Sgd || optimizer instanceof RmsProp ? OF_GRADIENTS : OF_ANY;
  }

  /** By how many points the curve lags behind the learning rate after so many points. */
  double lag(double points) {
    if (Double.isInfinite(perPoint)) {
      return 0;
    }
    double m = optimizer.map(Optimizer::momentum).orElse(MOMENTUM_OF_ANY);
    return OF_AGE * meanAge(m, points * perPoint) / perPoint;
  }

  private static double meanAge(double m, double t) {
    double left = StrictMath.pow(m, t);
    return m / (1 - m) - (left < 1 ? t * left / (1 - left) : m / (1 - m));
  }
}
