package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000, 60_000})
  void isPermutation(int size) {
    int[] order = Shuffle.order(size, 42, 3);
    Arrays.sort(order);
    assertArrayEquals(IntStream.range(0, size).toArray(), order);
  }

  @Test
  void isPureFunctionOfSeedAndEpoch() {
    int[] order = Shuffle.order(100, 42, 1);
    assertArrayEquals(order, Shuffle.order(100, 42, 1));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 42, 0)));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 42, 2)));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 43, 1)));
    assertFalse(Arrays.equals(order, Shuffle.order(100, 43, 0)));
  }

  /** Guards against a JDK whose SplittableRandom draws otherwise. */
  @Test
  void isTheSameOnEveryJdk() {
    assertArrayEquals(
        new int[] {45117, 9201, 20281, 20093, 27872},
        Arrays.copyOf(Shuffle.order(60_000, 42, 0), 5));
    assertArrayEquals(
        new int[] {32556, 44697, 797, 25463, 13437},
        Arrays.copyOf(Shuffle.order(60_000, 42, 4), 5));
    assertArrayEquals(new int[] {2, 0, 4, 5, 7, 6, 1, 3}, Shuffle.order(8, -7, 0));
  }

  @Test
  void leavesEverySampleEquallyLikelyAtTheFront() {
    int[] hits = new int[10];
    for (int epoch = 0; epoch < 5000; epoch++) {
      hits[Shuffle.order(10, 1, epoch)[0]]++;
    }
    for (int count : hits) {
      // 500 expected, standard deviation 21
      assertEquals(500, count, 105);
    }
  }
}
