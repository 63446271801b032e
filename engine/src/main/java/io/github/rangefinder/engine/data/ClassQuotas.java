package io.github.rangefinder.engine.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How many samples of each class make a small data set that is like a large one. */
final class ClassQuotas {
  private ClassQuotas() {}

  /**
   * Shares n among classes in proportion to their counts, by the largest remainders (Hamilton's
   * method); a class that has samples gets one at least while there are enough.
   *
   * @param counts samples of each class, n of them at least
   */
  static int[] of(int[] counts, int n) {
    long all = IntStream.of(counts).asLongStream().sum();
    int[] quotas = new int[counts.length];
    double[] remainders = new double[counts.length];
    int given = 0;
    for (int label = 0; label < counts.length; label++) {
      double exact = (double) counts[label] * n / all;
      quotas[label] = counts[label] == 0 ? 0 : Math.max(1, (int) exact);
      remainders[label] = exact - quotas[label];
      given += quotas[label];
    }
    for (; given > n; given--) {
      quotas[largest(quotas)]--;
    }
    int[] order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(label -> -remainders[label]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int round = 0; given < n; round++) {
      int label = order[round % order.length];
      if (quotas[label] < counts[label]) {
        quotas[label]++;
        given++;
      }
    }
    return quotas;
  }

  private static int largest(int[] quotas) {
    int largest = 0;
    for (int label = 1; label < quotas.length; label++) {
      largest = quotas[label] > quotas[largest] ? label : largest;
    }
    return largest;
  }
}
