package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;
import java.util.Arrays;
import java.util.function.Supplier;

/** What a range test has measured so far, iteration by iteration. */
final class Recording {
  /** Room to begin with; more is taken as iterations come, not for those that are only planned. */
  private static final int FIRST_CAPACITY = 1024;

  private final RangeTestSettings settings;
  private final Supplier<Metrics> look;
  private final LossWatch watch;
  private double[] learningRates;
  private double[] losses;
  private double[] weights;
  private double[] validationLosses;
  private double[] validationAccuracies;

  /** The iteration of each loss that the watch has seen. */
  private int[] watched;

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
    int capacity = Math.min(FIRST_CAPACITY, settings.iterations());
    learningRates = new double[capacity];
    losses = new double[capacity];
    weights = new double[capacity];
    validationLosses = new double[capacity];
    validationAccuracies = new double[capacity];
    watched = new int[capacity];
  }

  private void grow() {
    int capacity = (int) Math.min(2L * size, settings.iterations());
    learningRates = Arrays.copyOf(learningRates, capacity);
    losses = Arrays.copyOf(losses, capacity);
    weights = Arrays.copyOf(weights, capacity);
    validationLosses = Arrays.copyOf(validationLosses, capacity);
    validationAccuracies = Arrays.copyOf(validationAccuracies, capacity);
    watched = Arrays.copyOf(watched, capacity);
  }

  /**
   * Adds an iteration, after its update, and looks at the held-out samples if it is time to.
   *
   * @param weight how much the loss counts, see {@link Trainable#weight}
   * @return why the test ends here; {@link StopReason#COMPLETED} if it goes on
   */
  StopReason add(double learningRate, double loss, double weight) {
    if (size == losses.length) {
      grow();
    }
    int iteration = size++;
    learningRates[iteration] = learningRate;
    losses[iteration] = loss;
    weights[iteration] = weight;
    validationLosses[iteration] = Double.NaN;
    validationAccuracies[iteration] = Double.NaN;
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
