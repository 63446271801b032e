package io.github.rangefinder.finder.rangetest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Smith's criterion, read off the accuracy on held-out samples: the bounds of a cycle are the
 * learning rates at which the accuracy begins to rise, and at which the rise slows down, becomes
 * ragged or turns.
 *
 * <p>Smith reads them by eye; here they are what {@link Bounds} finds on the smoothed accuracy, 5 %
 * and 95 % of its whole rise.
 *
 * <p>Source: Smith, "Cyclical learning rates for training neural networks", 2015, section 3.3.
 */
public final class SmithBounds {
  /** The lower bound's name in files. */
  public static final String LOWER = "smith-lower";

  /** The upper bound's name in files. */
  public static final String UPPER = "smith-upper";

  /** Fewer accuracies than these show no shape. */
  private static final int LEAST_ACCURACIES = 10;

  /** An accuracy that rises less has only wandered: on 100 samples it does so by 0.05. */
  private static final double LEAST_RISE = 0.1;

  private SmithBounds() {}

  /** The bounds; empty where no accuracy was measured, or where it does not rise. */
  public static Optional<Bounds> of(RangeCurve curve) {
    int[] looks =
        IntStream.range(0, curve.size())
            .filter(i -> !Double.isNaN(curve.validationAccuracy(i)))
            .toArray();
    if (looks.length < LEAST_ACCURACIES) {
      return Optional.empty();
    }
    LocalLinearRegression line = LocalLinearRegression.forIterations(looks.length);
    double[] rates = new double[looks.length];
    double[] errors = new double[looks.length];
    for (int i = 0; i < looks.length; i++) {
      rates[i] = curve.learningRate(looks[i]);
      errors[i] = 1 - curve.validationAccuracy(looks[i]);
      line.add(errors[i]);
    }
    RangeCurve smoothed = new RangeCurve(rates, errors, line.values(looks.length));
    return smoothed.smoothedLoss(0) - smoothed.bestLoss() < LEAST_RISE
        ? Optional.empty()
        : Bounds.of(smoothed);
  }

  /** Both bounds by their names in files. */
  public static Map<String, OptionalDouble> suggestions(RangeCurve curve) {
    Optional<Bounds> bounds = of(curve);
    Map<String, OptionalDouble> suggestions = new LinkedHashMap<>();
    suggestions.put(LOWER, optional(bounds.map(Bounds::lower)));
    suggestions.put(UPPER, optional(bounds.map(Bounds::upper)));
    return suggestions;
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
