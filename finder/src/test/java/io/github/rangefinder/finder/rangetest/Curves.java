package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Curves for property tests, and what may be done to them. */
public final class Curves {
  private static final double[] EXTREMES = {
    0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE
  };

  private Curves() {}

  /** Anything: any numbers as losses and as learning rates, any number of points, none included. */
  public static Arbitrary<RangeCurve> wild() {
    return Arbitraries.randomValue(
        random -> {
          int kinds = 1 + random.nextInt(4);
          double[] losses = new double[random.nextInt(150)];
          Arrays.setAll(losses, i -> wild(random, kinds));
          boolean ramp = random.nextBoolean();
          return curve(losses, i -> ramp ? 1e-5 * Math.pow(1.1, i) : wild(random, kinds));
        });
  }

  private static double wild(Random random, int kinds) {
    return switch (random.nextInt(kinds)) {
      case 0 -> 10 * random.nextDouble() - 5;
      case 1 -> random.nextInt(5) - 2;
      case 2 -> Double.longBitsToDouble(random.nextLong());
      default -> EXTREMES[random.nextInt(EXTREMES.length)];
    };
  }

  /**
   * Losses as range tests show them: level, falling around some learning rate between 1e-5 and 10,
   * low, and in most cases blowing up; with noise, and with no two alike.
   */
  public static Arbitrary<RangeCurve> plausible() {
    return Combinators.combine(
            Arbitraries.integers().between(60, 400),
            Arbitraries.doubles().between(0.3, 0.7),
            Arbitraries.doubles().between(1.5, 6),
            Arbitraries.doubles().between(0.01, 0.1),
            Arbitraries.longs())
        .as(Curves::descent);
  }

  private static RangeCurve descent(
      int size, double place, double decades, double noise, long seed) {
    Random random = new Random(seed);
    double[] losses = new double[size];
    for (int i = 0; i < size; i++) {
      double x = (double) i / size;
      losses[i] =
          2.3
              - 2 / (1 + Math.exp(-decades * 8 * (x - place)))
              + Math.exp(40 * (x - place - 0.25))
              + noise * random.nextGaussian();
    }
    return curve(losses, i -> 1e-5 * Math.pow(10, 6 * i / size));
  }

  /** A curve of these losses at the learning rates of a ladder; not smoothed. */
  public static RangeCurve curve(double[] losses, DoubleUnaryOperator ladder) {
    double[] rates = IntStream.range(0, losses.length).mapToDouble(ladder::applyAsDouble).toArray();
    return new RangeCurve(rates, losses, losses);
  }

  /** The same curve with every loss changed. */
  public static RangeCurve mapped(RangeCurve curve, DoubleUnaryOperator change) {
    double[] losses =
        IntStream.range(0, curve.size()).mapToDouble(curve::loss).map(change).toArray();
    return curve(losses, i -> curve.learningRate((int) i));
  }

  /** The same curve with its losses as what looks at held-out samples saw, after every update. */
  public static RangeCurve lookedAt(RangeCurve curve) {
    double[] values = IntStream.range(0, curve.size()).mapToDouble(curve::loss).toArray();
    double[] rates = IntStream.range(0, curve.size()).mapToDouble(curve::learningRate).toArray();
    return new RangeCurve(rates, values, values, new RangeCurve.Looks(values, values, false));
  }

  /** Every point so many times in a row, as if each learning rate had stayed that long. */
  public static RangeCurve repeated(RangeCurve curve, int times) {
    double[] losses = new double[curve.size() * times];
    Arrays.setAll(losses, i -> curve.loss(i / times));
    return curve(losses, i -> curve.learningRate((int) i / times));
  }
}
