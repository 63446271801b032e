package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.LossWatch;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.StopReason;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The points that a rule looks at.
 *
 * @param rates their learning rates
 * @param losses their smoothed losses, as many
 */
record Points(double[] rates, double[] losses) {
  /** The points a tool would have recorded of a curve, up to where it would have stopped. */
  static Points watched(RangeCurve curve, LossWatch watch) {
    int size = 0;
    StopReason reason = StopReason.COMPLETED;
    while (size < curve.size() && reason == StopReason.COMPLETED) {
      reason = watch.add(curve.loss(size++));
    }
    return new Points(
        IntStream.range(0, size).mapToDouble(curve::learningRate).toArray(), watch.smoothed());
  }

  int size() {
    return rates.length;
  }

  /** Without the first and the last points; nothing if there are no more than these. */
  Points cut(int first, int last) {
    int from = Math.min(first, size());
    int to = Math.max(from, size() - last);
    return new Points(Arrays.copyOfRange(rates, from, to), Arrays.copyOfRange(losses, from, to));
  }

  /** Those before the first loss that is NaN. */
  Points beforeNaN() {
    int end = 0;
    while (end < size() && !Double.isNaN(losses[end])) {
      end++;
    }
    return cut(0, size() - end);
  }

  /** Those with a finite loss. */
  Points finite() {
    int[] kept = IntStream.range(0, size()).filter(i -> Double.isFinite(losses[i])).toArray();
    return new Points(
        Arrays.stream(kept).mapToDouble(i -> rates[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> losses[i]).toArray());
  }

  /** The learning rate of a point; empty if there is no such point or if no one could use it. */
  OptionalDouble rate(int i) {
    return i < 0 || i >= size() ? OptionalDouble.empty() : usable(rates[i]);
  }

  /** A learning rate if it is positive and finite. */
  static OptionalDouble usable(double rate) {
    return rate > 0 && rate < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(rate)
        : OptionalDouble.empty();
  }
}
