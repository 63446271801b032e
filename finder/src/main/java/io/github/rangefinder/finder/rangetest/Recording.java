package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What a range test has measured so far, iteration by iteration. */
final class Recording {
  private final RangeTestSettings settings;
  private final Supplier<Metrics> look;
  private final LossWatch watch;
  private final List<Iteration> iterations = new ArrayList<>();

  /**
   * An iteration.
   *
   * @param weight how much the loss counts, see {@link Trainable#weight}
   * @param looked what a look at the held-out samples saw after its update, if there was one
   */
  private record Iteration(
      double learningRate, double loss, double weight, Optional<Metrics> looked) {
    double validationLoss() {
      return looked.map(Metrics::loss).orElse(Double.NaN);
    }

    double validationAccuracy() {
      return looked.map(metrics -> metrics.accuracy().orElse(Double.NaN)).orElse(Double.NaN);
    }
  }

  /**
   * A recording without iterations yet.
   *
   * @param look measures loss and accuracy on the held-out samples
   */
  Recording(RangeTestSettings settings, Supplier<Metrics> look) {
    this.settings = settings;
    this.look = look;
    watch = settings.watch();
  }

  /**
   * Adds an iteration, after its update, and looks at the held-out samples if it is time to.
   *
   * @param weight how much the loss counts, see {@link Trainable#weight}
   * @return why the test ends here; {@link StopReason#COMPLETED} if it goes on
   */
  StopReason add(double learningRate, double loss, double weight) {
    int number = iterations.size();
    boolean looks = settings.heldOut().map(heldOut -> heldOut.looksAfter(number)).orElse(false);
    Iteration iteration =
        new Iteration(
            learningRate, loss, weight, looks ? Optional.of(look.get()) : Optional.empty());
    iterations.add(iteration);
    if (settings.loss() == MeasuredLoss.BATCH) {
      return watch.add(loss, weight);
    }
    return looks ? watch.add(iteration.validationLoss(), 1) : StopReason.COMPLETED;
  }

  /** The lowest smoothed loss so far; NaN before the first. */
  double lowest() {
    return watch.lowest();
  }

  /** The curve so far. */
  RangeCurve curve() {
    return new RangeCurve(
        column(Iteration::learningRate),
        column(Iteration::loss),
        smoothedLosses(),
        column(Iteration::weight),
        new RangeCurve.Looks(
            column(Iteration::validationLoss),
            column(Iteration::validationAccuracy),
            settings.loss() == MeasuredLoss.VALIDATION));
  }

  /** What the watch made of the losses that it has seen; NaN for iterations without one. */
  private double[] smoothedLosses() {
    double[] seen = watch.smoothed();
    double[] all = new double[iterations.size()];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      boolean watched =
          settings.loss() == MeasuredLoss.BATCH || iterations.get(i).looked().isPresent();
      all[i] = watched ? seen[next++] : Double.NaN;
    }
    return all;
  }

  private double[] column(ToDoubleFunction<Iteration> value) {
    return iterations.stream().mapToDouble(value).toArray();
  }
}
