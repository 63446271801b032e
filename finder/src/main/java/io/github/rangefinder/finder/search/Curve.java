package io.github.rangefinder.finder.search;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Values over places, after trainings of one length.
 *
 * @param places growing
 * @param values as many; infinite for a failure
 */
record Curve(int[] places, double[] values) {
  /** The value at a place; empty if it was not tried. */
  OptionalDouble value(int place) {
    int i = Arrays.binarySearch(places, place);
    return i < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[i]);
  }

  /** The nearest place that was tried on one side of another one; empty if there is none. */
  OptionalInt next(int place, int side) {
    IntStream beyond = Arrays.stream(places).filter(other -> Integer.signum(other - place) == side);
    return side < 0 ? beyond.max() : beyond.min();
  }
}
