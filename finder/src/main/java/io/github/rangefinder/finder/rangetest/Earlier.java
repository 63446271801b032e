package io.github.rangefinder.finder.rangetest;

import java.util.function.DoubleUnaryOperator;

/** Which learning rate a curve had some points before another one. */
final class Earlier {
  private Earlier() {}

  /**
   * The learning rate so many points before a given one, between two points on the logarithmic
   * axis; that of the first point where there are not so many, and the given one where the learning
   * rates before it are not above 0.
   *
   * @param rates with at least one point
   * @param lag how many points before, also parts of one, by how many there were up to the given
   */
  static double rate(RangeCurve rates, double given, DoubleUnaryOperator lag) {
    int next = 0;
    while (next < rates.size() - 1 && !(rates.learningRate(next) >= given)) {
      next++;
    }
    double before = logarithm(rates, next - 1);
    double step = logarithm(rates, next) - before;
    double part = step > 0 ? (StrictMath.log(given) - before) / step : 1;
    double place = next - 1 + Math.max(0, Math.min(part, 1));
    double from = place - lag.applyAsDouble(place);
    double ratio = StrictMath.exp(at(rates, from) - at(rates, place));
    return ratio > 0 && ratio <= 1 ? ratio * given : given;
  }

  private static double at(RangeCurve rates, double place) {
    int from = (int) Math.floor(place);
    double low = logarithm(rates, from);
    return low + (place - from) * (logarithm(rates, from + 1) - low);
  }

  private static double logarithm(RangeCurve rates, int i) {
    return StrictMath.log(rates.learningRate(Math.max(0, Math.min(i, rates.size() - 1))));
  }
}
