package io.github.rangefinder.finder.rangetest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether losses fall, told by their ranks alone, so that it does not matter how noise is
 * distributed: small batches have losses far above the others now and then, which no standard
 * deviation knows of.
 *
 * <p>The first {@code a} losses are compared with {@code b} that follow each other later on, for
 * many sizes and places. Of {@code n} losses in an order that chance made, the difference of the
 * two mean ranks has a variance of {@code n (n + 1) / 12 (1 / a + 1 / b)}; its largest multiple of
 * the standard deviation is the clarity. Unlike a smoothed curve's, it grows with the length of a
 * fall, however little each part of it shows. Source: Wilcoxon, "Individual comparisons by ranking
 * methods", 1945.
 */
final class RankedFall {
  /** Fewer losses on one side have no ranks to speak of. */
  private static final int LEAST = 6;

  /** Each size is so many times the one before. */
  private static final double GROWTH = 1.4;

  private RankedFall() {}

  /** How many standard deviations the clearest fall among losses has; 0 for too few. */
  static double clarity(double[] losses) {
    int n = losses.length;
    double[] sums = sumsOfRanks(losses);
    double clearest = 0;
    for (int a = LEAST; a <= n - LEAST; a = larger(a)) {
      double before = sums[a] / a;
      for (int b = LEAST; a + b <= n; b = larger(b)) {
        double deviation = Math.sqrt(n * (n + 1.0) / 12 * (1.0 / a + 1.0 / b));
        for (int from = a; from + b <= n; from++) {
          double fall = before - (sums[from + b] - sums[from]) / b;
          clearest = Math.max(clearest, fall / deviation);
        }
      }
    }
    return clearest;
  }

  private static int larger(int size) {
    return (int) Math.ceil(GROWTH * size);
  }

  /** The sums of the first so many ranks; losses that are equal share the mean of theirs. */
  private static double[] sumsOfRanks(double[] losses) {
    int n = losses.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> losses[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] sums = new double[n + 1];
    for (int i = 0; i < n; ) {
      int end = i;
      while (end < n && losses[order[end]] == losses[order[i]]) {
        end++;
      }
      for (int j = i; j < end; j++) {
        sums[order[j] + 1] = (i + end + 1) / 2.0;
      }
      i = end;
    }
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }
}
