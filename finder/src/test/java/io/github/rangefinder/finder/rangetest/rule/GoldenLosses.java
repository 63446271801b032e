package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One loss curve that every tool was asked about: the loss is a function of the iteration alone,
 * 100 of them from 1e-6 to 10, with its steepest descent at iteration 55. The tools' answers are in
 * the tests; those of keras_lr_finder come from running it, the others from a separate
 * implementation of their definitions with NumPy.
 */
public final class GoldenLosses {
  public static final double START = 1e-6;
  public static final double END = 10;
  public static final int ITERATIONS = 100;

  private GoldenLosses() {}

  /** The loss of an iteration. */
  public static double at(int i) {
    return 2.3026
        - 1.9 / (1 + Math.exp(-(i - 55) / 5.0))
        + 0.01 * Math.exp((i - 80) / 3.0)
        + 0.05 * Math.sin(1.7 * i)
        + 0.03 * Math.cos(4.1 * i);
  }

  /** All 100 losses on a tool's ladder, which has a learning rate for a share of the ramp. */
  static RangeCurve curve(IntToDoubleFunction share) {
    double[] rates = new double[ITERATIONS];
    Arrays.setAll(rates, i -> START * Math.pow(END / START, share.applyAsDouble(i)));
    double[] losses = IntStream.range(0, ITERATIONS).mapToDouble(GoldenLosses::at).toArray();
    return new RangeCurve(rates, losses, losses);
  }
}
