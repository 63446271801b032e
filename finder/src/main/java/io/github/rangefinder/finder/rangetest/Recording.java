package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;
import java.util.Arrays;
import java.util.function.Supplier;

/** What a range test has measured so far, iteration by iteration. */
final class Recording {
  private final RangeTestSettings settings;
  private final Supplier<Metrics> look;
  private final LossWatch watch;
  private final double[] learningRates;
  private final double[] losses;
  private final double[] weights;
  private final double[] validationLosses;
  private final double[] validationAccuracies;

  /** The iteration of each loss that the watch has seen. */
  private final int[] watched;

  private int size;
  private int watchedSize;

  /**
   * A recording without iterations yet.
   *
   * @param look measures loss and accuracy on the held-out samples
   */
  Recording(RangeTestSettings settings, Supplier<Metrics> look) {
    this.settings = settings;
    this.look = look;
    watch = settings.watch();
    learningRates = new double[settings.iterations()];
    losses = new double[settings.iterations()];
    weights = new double[settings.iterations()];
    validationLosses = new double[settings.iterations()];
    validationAccuracies = new double[settings.iterations()];
    Arrays.fill(validationLosses, Double.NaN);
    Arrays.fill(validationAccuracies, Double.NaN);
    watched = new int[settings.points()];
  }

  /**
   * Adds an iteration, after its update, and looks at the held-out samples if it is time to.
   *
   * @param weight how much the loss counts, see {@link Trainable#weight}
   * @return why the test ends here; {@link StopReason#COMPLETED} if it goes on
   */
  StopReason add(double learningRate, double loss, double weight) {
    int iteration = size++;
    learningRates[iteration] = learningRate;
    losses[iteration] = loss;
    weights[iteration] = weight;
    boolean looked = settings.heldOut().map(looks -> looks.looksAfter(iteration)).orElse(false);
    if (looked) {
      Metrics metrics = look.get();
      validationLosses[iteration] = metrics.loss();
      validationAccuracies[iteration] = metrics.accuracy().orElse(Double.NaN);
    }
    if (settings.loss() == MeasuredLoss.BATCH) {
      return watch(iteration, loss, weight);
    }
    return looked ? watch(iteration, validationLosses[iteration], 1) : StopReason.COMPLETED;
  }

  private StopReason watch(int iteration, double loss, double weight) {
    watched[watchedSize++] = iteration;
    return watch.add(loss, weight);
  }

  /** The lowest smoothed loss so far; NaN before the first. */
  double lowest() {
    return watch.lowest();
  }

  /** The curve so far. */
  RangeCurve curve() {
    double[] smoothedLosses = new double[size];
    Arrays.fill(smoothedLosses, Double.NaN);
    double[] smoothed = watch.smoothed();
    for (int i = 0; i < watchedSize; i++) {
      smoothedLosses[watched[i]] = smoothed[i];
    }
    return new RangeCurve(
        Arrays.copyOf(learningRates, size),
        Arrays.copyOf(losses, size),
        smoothedLosses,
        Arrays.copyOf(weights, size),
        new RangeCurve.Looks(
            Arrays.copyOf(validationLosses, size),
            Arrays.copyOf(validationAccuracies, size),
            settings.loss() == MeasuredLoss.VALIDATION));
  }
}
