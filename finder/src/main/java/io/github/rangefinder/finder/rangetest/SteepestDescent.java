package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Suggests the learning rate where the loss falls fastest over the learning rate's logarithm.
 *
 * <p>The slope is that of a lag-free smoothed curve, in loss per decade of the learning rate. A
 * point counts where its slope stands well above the noise of the losses, where the curve is lower
 * than ever before (falling back from a spike is no progress), and away from the ends, where a
 * slope rests on one side only. Losses from the first one on that is not finite never count.
 */
public final class SteepestDescent {
  /** The rule's name in files. */
  public static final String NAME = "rangefinder";

  /** Fewer losses than these show no shape. */
  private static final int LEAST_LOSSES = 10;

  /** A slope this many times its standard error is no accident, even as the steepest of many. */
  private static final double SIGNIFICANT = 4;

  /** Below this many times, the place of the steepest point is still uncertain. */
  private static final double CLEAR = 8;

  /**
   * A loss this many times the lowest has blown up; the stop rule's factor unless told otherwise.
   */
  private static final double BLOWN_UP = 4;

  /** Losses are computed in single precision; what is smaller than this share of them is noise. */
  private static final double PRECISION = 1e-6;

  private final RangeCurve curve;
  private final StopReason stopReason;
  private final LocalLinearRegression line;
  private final int size;
  private final int edge;
  private double noise;

  private SteepestDescent(RangeTestResult result, RangeTestSettings settings) {
    curve = result.curve().judged();
    stopReason = result.stopReason();
    line = LocalLinearRegression.forIterations(Math.max(settings.points(), curve.size()));
    for (int i = 0; i < curve.size() && Double.isFinite(curve.loss(i)); i++) {
      line.add(curve.loss(i));
    }
    size = line.size();
    edge = (int) Math.ceil(line.bandwidth());
  }

  /**
   * What a finished range test suggests; never throws for any losses.
   *
   * @param result the test
   * @param settings what it was asked to do
   */
  public static Suggestion suggest(RangeTestResult result, RangeTestSettings settings) {
    return new SteepestDescent(result, settings).suggest();
  }

  private Suggestion suggest() {
    if (size < LEAST_LOSSES) {
      return none(tooFew());
    }
    noise = noise();
    int steepest = steepest();
    if (steepest < 0) {
      return none(noDescent());
    }
    double clarity = -line.slope(steepest) / slopeNoise(steepest);
    if (steepest <= 2 * edge) {
      return uncertain(
          steepest, "The loss falls fastest at the very start of the test: lower --start-lr.");
    }
    if (fallingAtTheEnd()) {
      return uncertain(
          steepest,
          stopReason == StopReason.INTERRUPTED
              ? "The test was interrupted while the loss was still falling."
              : "The loss is still falling at the end of the test: raise --end-lr.");
    }
    if (clarity < CLEAR) {
      return uncertain(
          steepest,
          "The loss falls only a little faster than its noise would explain: take more iterations"
              + " or larger batches.");
    }
    return new Suggestion(
        OptionalDouble.of(curve.learningRate(steepest)),
        Verdict.RELIABLE,
        "The loss falls fastest here, far above its noise, and no longer falls at the end of the"
            + " test.");
  }

  /**
   * The standard deviation of a single loss around the curve, from second differences: a straight
   * line has none, and the median does not see a short blow-up. Source: Gasser, Sroka and
   * Jennen-Steinmetz, "Residual variance and residual pattern in nonlinear regression", 1986.
   */
  private double noise() {
    double[] differences = new double[size - 2];
    double largest = 0;
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.abs(curve.loss(i) - 2 * curve.loss(i + 1) + curve.loss(i + 2));
      largest = Math.max(largest, Math.abs(curve.loss(i)));
    }
    Arrays.sort(differences);
    double median = differences[differences.length / 2];
    // 1.4826: from the median of a normal variable's size to its standard deviation
    return Math.max(1.4826 * median / Math.sqrt(6), PRECISION * largest);
  }

  private int steepest() {
    int steepest = -1;
    double steepestSlope = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size - edge; i++) {
      lowest = Math.min(lowest, line.value(i));
      if (i >= edge && line.value(i) <= lowest + noise && falling(i)) {
        double slope = line.slope(i) / decadesPerIteration(i);
        if (slope < steepestSlope) {
          steepest = i;
          steepestSlope = slope;
        }
      }
    }
    return steepest;
  }

  private boolean falling(int i) {
    return -line.slope(i) > SIGNIFICANT * slopeNoise(i);
  }

  private double slopeNoise(int i) {
    return noise * line.slopeError(i);
  }

  private double decadesPerIteration(int i) {
    return Math.log10(curve.learningRate(i + 1) / curve.learningRate(i - 1)) / 2;
  }

  private boolean fallingAtTheEnd() {
    boolean rose = stopReason == StopReason.DIVERGED || stopReason == StopReason.NOT_FINITE;
    return !rose && lowestPoint() >= size - 1 - 2 * edge && falling(size - 1 - edge);
  }

  private int lowestPoint() {
    int lowest = 0;
    for (int i = 1; i < size; i++) {
      if (line.value(i) < line.value(lowest)) {
        lowest = i;
      }
    }
    return lowest;
  }

  private Suggestion uncertain(int steepest, String reason) {
    return new Suggestion(
        OptionalDouble.of(curve.learningRate(steepest)), Verdict.UNCERTAIN, reason);
  }

  private static Suggestion none(String reason) {
    return new Suggestion(OptionalDouble.empty(), Verdict.NONE, reason);
  }

  private String tooFew() {
    String measured = size == 1 ? "Only 1 loss was" : "Only " + size + " losses were";
    String remedy =
        switch (stopReason) {
          case NOT_FINITE, DIVERGED -> " before they blew up: lower --start-lr.";
          case INTERRUPTED -> " before the interruption.";
          case COMPLETED -> "; " + LEAST_LOSSES + " are needed: raise --epochs or --iterations.";
        };
    return measured + " measured" + remedy;
  }

  private String noDescent() {
    return switch (stopReason) {
      case NOT_FINITE, DIVERGED ->
          "The loss never falls above its noise before it blows up: lower --start-lr.";
      case INTERRUPTED -> "The test was interrupted before the loss fell.";
      case COMPLETED ->
          risenAtTheEnd()
              ? "The loss only rises: lower --start-lr."
              : "The loss never falls above its noise: raise --end-lr or take more iterations.";
    };
  }

  /** Above the noise, or so far that the noise is that of a blow-up. */
  private boolean risenAtTheEnd() {
    double lowest = line.value(lowestPoint());
    double end = line.value(size - 1);
    return end > lowest + CLEAR * noise || (lowest > 0 && end > BLOWN_UP * lowest);
  }
}
