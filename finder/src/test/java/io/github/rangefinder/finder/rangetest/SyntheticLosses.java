package io.github.rangefinder.finder.rangetest;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Losses as range tests of real networks show them, as functions of the learning rate. */
public final class SyntheticLosses {
  private SyntheticLosses() {}

  /** Plain gradient descent: falls around 10^-1.7, ends low and a little ragged. */
  public static DoubleUnaryOperator sgd() {
    return rate -> 0.12 + 2.18 / (1 + Math.pow(rate / 0.02, 1.6));
  }

  /** Adam: falls around 10^-3.5, blows up near 10^-2 and stays at chance level. */
  public static DoubleUnaryOperator adam() {
    return rate ->
        0.05 + 2.25 / (1 + Math.pow(rate / 3e-4, 3)) + 2.2 / (1 + Math.pow(rate / 0.015, -8));
  }

  /** As Adam's, but it rises gently, within a decade from the first to the last of it. */
  public static DoubleUnaryOperator gentle() {
    return rate ->
        0.5 + 1.8 / (1 + Math.pow(rate / 3e-4, 3)) + 1.8 / (1 + Math.pow(rate / 0.015, -4));
  }

  /** A loss with noise that is larger in the middle of the fall than at its ends. */
  public static DoubleUnaryOperator noisy(DoubleUnaryOperator loss, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return rate -> {
      double clean = loss.applyAsDouble(rate);
      double gaussian = 0;
      for (int i = 0; i < 12; i++) {
        gaussian += random.nextDouble();
      }
      return clean + (gaussian - 6) * noise * Math.sqrt(clean * Math.max(0.1, 2.6 - clean));
    };
  }

  /** Something to train whose loss depends on the learning rate alone. */
  public static Trainable trainable(DoubleUnaryOperator loss) {
    return new Trainable() {
      @Override
      public double step(int iteration, double learningRate) {
        return loss.applyAsDouble(learningRate);
      }

      @Override
      public Snapshot snapshot() {
        return () -> {};
      }
    };
  }

  /** A range test over such losses. */
  public static RangeTestResult test(DoubleUnaryOperator loss, RangeTestSettings settings) {
    return RangeTest.run(trainable(loss), settings, (i, n, rate, l, best) -> {}, () -> false);
  }

  /** The article's ramp over this many iterations. */
  public static RangeTestSettings settings(int iterations) {
    return new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, iterations, 4);
  }
}
