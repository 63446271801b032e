package io.github.rangefinder.engine.data.numpy;

import java.util.Arrays;
import java.util.StringJoiner;

/** Where an element stands in a sample of given extents. */
final class NpyPlaces {
  private NpyPlaces() {}

  /** The place, last axis fastest, of the i-th element with the first axis fastest. */
  static int fromFortran(int i, int[] dims) {
    int stride = 1;
    for (int extent : dims) {
      stride *= extent;
    }
    int place = 0;
    int rest = i;
    for (int extent : dims) {
      stride /= extent;
      place += rest % extent * stride;
      rest /= extent;
    }
    return place;
  }

  /** How messages call the element at a place, last axis fastest: {@code (17, 3)}. */
  static String index(int sample, int place, int[] dims) {
    int[] index = new int[dims.length];
    int rest = place;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      index[axis] = rest % dims[axis];
      rest /= dims[axis];
    }
    StringJoiner joiner = new StringJoiner(", ", "(", ")").add(Integer.toString(sample));
    Arrays.stream(index).forEach(i -> joiner.add(Integer.toString(i)));
    return joiner.toString();
  }
}
