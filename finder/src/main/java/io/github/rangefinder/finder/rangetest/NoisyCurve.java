package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.stream.IntStream;

/**
 * The losses of a range test up to the first one that is not finite, as a lag-free smoothed curve
 * and the noise around it.
 */
final class NoisyCurve {
  /** A slope this many times its standard error is no accident, even as the steepest of many. */
  private static final double SIGNIFICANT = 4.5;

  /** A rise of this many standard errors, from the lowest loss to the last, is no accident. */
  private static final double RISES = 6;

  /** By their ranks they rise at so many standard deviations. */
  private static final double RANKS_RISE = 4;

  /** More rising steps than this many standard deviations of their number are no accident. */
  private static final double MANY = 4;

  /**
   * The noise of n losses is known about as well as from 0.4 n independent ones, as simulated: the
   * order statistic and the overlap of the second differences cost the rest. Student's t then is
   * wider than a normal variable, four standard errors out, by 1 + 10 / n + 100 / n^2. Source:
   * Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, equation 26.7.5.
   */
  private static final double FEW = 10;

  /** A number rounded to steps has an error of 1 / sqrt(12) of a step. */
  private static final double OF_A_STEP = 1 / Math.sqrt(12);

  private final RangeCurve curve;
  private final int iterations;
  private final LocalLinearRegression line;
  private final int size;
  private final double noise;

  /**
   * The curve of a test.
   *
   * @param iterations how many the test was to have, which decides the smoothing
   */
  NoisyCurve(RangeCurve curve, int iterations) {
    this.curve = curve;
    this.iterations = Math.max(iterations, curve.size());
    line = cappedAt(Double.POSITIVE_INFINITY);
    size = line.size();
    noise = size < 3 ? 0 : measureNoise();
  }

  /**
   * The standard deviation of a single loss around the curve, from second differences: a straight
   * line has none, and what most of them do not exceed does not see a short blow-up. Losses that
   * count less are left out where there are others. It is at least that of the steps in which the
   * losses come, whatever their height: a loss of single precision does not always change where it
   * should. Source: Gasser, Sroka and Jennen-Steinmetz, "Residual variance and residual pattern in
   * nonlinear regression", 1986.
   */
  private double measureNoise() {
    double[] differences =
        IntStream.range(0, size - 2).filter(this::countsFully).mapToDouble(this::bend).toArray();
    if (differences.length == 0) {
      differences = IntStream.range(0, size - 2).mapToDouble(this::bend).toArray();
    }
    // 1.4826: from what half of a normal variable's sizes are below to its standard deviation
    return Math.max(
        1.4826 * Quantiles.of(differences).boundOfMost() / Math.sqrt(6), OF_A_STEP * step());
  }

  private boolean countsFully(int i) {
    return curve.weight(i) == 1 && curve.weight(i + 1) == 1 && curve.weight(i + 2) == 1;
  }

  private double bend(int i) {
    return Math.abs(curve.loss(i) - 2 * curve.loss(i + 1) + curve.loss(i + 2));
  }

  /** The smallest difference between two losses in a row that differ; 0 if none do. */
  private double step() {
    return IntStream.range(1, size)
        .mapToDouble(i -> Math.abs(curve.loss(i) - curve.loss(i - 1)))
        .filter(difference -> difference > 0)
        .min()
        .orElse(0);
  }

  /**
   * The standard deviation of a single loss around the curve, up to a place, in which losses far
   * from the others count as much as they are: at least {@link #noise}.
   */
  double roughness(int to) {
    double squares =
        IntStream.range(0, Math.max(1, to - 1))
            .mapToDouble(i -> bend(i) * bend(i))
            .average()
            .orElse(0);
    return Math.max(noise, Math.sqrt(squares / 6));
  }

  /** How clearly the first so many losses fall by their ranks alone, see {@link RankedFall}. */
  double rankedFall(int losses) {
    return RankedFall.clarity(IntStream.range(0, losses).mapToDouble(curve::loss).toArray());
  }

  /** How clearly all of them rise by their ranks: backwards, what rises falls. */
  private double rankedRise() {
    return RankedFall.clarity(
        IntStream.range(0, size).mapToDouble(i -> curve.loss(size - 1 - i)).toArray());
  }

  /** The losses smoothed, where those above a cap count as if they were there. */
  LocalLinearRegression cappedAt(double cap) {
    LocalLinearRegression smoothed = LocalLinearRegression.forIterations(iterations);
    for (int i = 0; i < curve.size() && Double.isFinite(curve.loss(i)); i++) {
      smoothed.add(Math.min(curve.loss(i), cap), curve.weight(i));
    }
    return smoothed;
  }

  /** The number of losses before the first one that is not finite. */
  int size() {
    return size;
  }

  /** The standard deviation of a single loss around the smoothed curve. */
  double noise() {
    return noise;
  }

  /** How many times as far out a number must lie where so few losses say how large the noise is. */
  double caution() {
    return 1 + FEW / size + (FEW / size) * (FEW / size);
  }

  /** So many points from either end a slope rests on one side only. */
  int edge() {
    return (int) Math.ceil(line.bandwidth());
  }

  /** The smoothed loss. */
  double value(int i) {
    return line.value(i);
  }

  /** How many times its standard error the curve falls at a point; negative where it rises. */
  double clarity(int i) {
    double error = noise * line.slopeError(i);
    double slope = line.slope(i);
    return error > 0 ? -slope / error : slope == 0 ? 0 : -slope * Double.POSITIVE_INFINITY;
  }

  /** Whether the last smoothed loss lies clearly above the lowest one before it. */
  boolean rises() {
    return riseClarity() >= RISES * caution();
  }

  /** Whether the losses rise by their ranks, too, so that it is not one far above the others. */
  boolean risesByRanks() {
    return rises() && rankedRise() >= RANKS_RISE;
  }

  /** How many standard errors the last smoothed loss lies above the lowest one before it. */
  private double riseClarity() {
    int lowest = 0;
    for (int i = 1; i < size; i++) {
      lowest = value(i) < value(lowest) ? i : lowest;
    }
    double rise = value(size - 1) - value(lowest);
    double error = noise * StrictMath.hypot(line.valueError(lowest), line.valueError(size - 1));
    return error > 0 ? rise / error : rise > 0 ? Double.POSITIVE_INFINITY : 0;
  }

  /**
   * Whether more steps rise than chance makes, as in a loss that blows up so fast that its noise
   * cannot be told: of n independent numbers n / 2 rise, with a variance of n / 12. Source: the
   * difference sign test, Moore and Wallis, 1943.
   */
  boolean stepsRise() {
    long rising = IntStream.range(1, size).filter(i -> curve.loss(i) > curve.loss(i - 1)).count();
    return rising > size / 2.0 + MANY * Math.sqrt(size / 12.0);
  }

  /** Whether the curve falls at a point, clearly above the noise. */
  boolean falling(int i) {
    return clarity(i) > SIGNIFICANT * caution();
  }

  /** Whether it falls so at its end, as near to it as a slope rests on both sides. */
  boolean fallsAtTheEnd() {
    return falling(Math.max(0, size - 1 - edge())); // a test may end long before it was to
  }

  /**
   * Where the loss falls most over the logarithm of the learning rate, among the points that fall
   * above the noise and are lower than ever before, since falling back from a spike is no progress;
   * -1 if there is none.
   */
  int steepest() {
    int steepest = -1;
    double steepestSlope = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size - edge(); i++) {
      lowest = Math.min(lowest, value(i));
      if (i >= edge() && value(i) <= lowest + noise && falling(i)) {
        double slope = line.slope(i) / decadesPerIteration(i);
        if (slope < steepestSlope) {
          steepest = i;
          steepestSlope = slope;
        }
      }
    }
    return steepest;
  }

  private double decadesPerIteration(int i) {
    return StrictMath.log10(curve.learningRate(i + 1) / curve.learningRate(i - 1)) / 2;
  }
}
