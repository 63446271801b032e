package io.github.rangefinder.engine.data;

import java.util.SplittableRandom;

/** The order of the samples in an epoch as a pure function of size, seed and epoch. */
public final class Shuffle {
  private Shuffle() {}

  /** A permutation of {@code 0, …, size - 1}, the same on every JDK. */
  public static int[] order(int size, long seed, int epoch) {
    int[] order = new int[size];
    fill(order, seed, epoch);
    return order;
  }

  /**
   * Writes {@link #order} into an existing array, by Fisher and Yates's shuffle (Knuth, The Art of
   * Computer Programming 2, algorithm 3.4.2P).
   */
  static void fill(int[] order, long seed, int epoch) {
    fillInSequence(order);
    SplittableRandom random = new SplittableRandom(epochSeed(seed, epoch));
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** The order without shuffling: 0, 1, 2, … */
  static void fillInSequence(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** The epoch's draw from the seed's stream: seeds that differ little must not shuffle alike. */
  private static long epochSeed(long seed, int epoch) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long drawn = seeds.nextLong();
    for (int i = 0; i < epoch; i++) {
      drawn = seeds.nextLong();
    }
    return drawn;
  }
}
