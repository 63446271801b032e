package io.github.rangefinder.engine.kernel;

import java.util.SplittableRandom;

/**
 * Random numbers into an array, the same bits on every JDK: nothing but the generator's 64-bit
 * stream, exact arithmetic and {@link StrictMath} is used.
 */
public final class RandomFill {
  private RandomFill() {}

  /** {@code data[offset … offset + n - 1]} uniform over {@code [-limit, limit)}. */
  public static void uniform(
      float[] data, int offset, int n, double limit, SplittableRandom random) {
    for (int i = offset; i < offset + n; i++) {
      data[i] = (float) (limit * signedUnit(random));
    }
  }

  /**
   * {@code data[offset … offset + n - 1]} normal with mean 0, by Marsaglia's polar method (Knuth,
   * The Art of Computer Programming 2, algorithm 3.4.1P): a point drawn uniformly from the unit
   * disc gives two independent normal numbers.
   */
  public static void normal(
      float[] data, int offset, int n, double deviation, SplittableRandom random) {
    int end = offset + n;
    for (int i = offset; i < end; i += 2) {
      double u;
      double v;
      double square;
      do {
        u = signedUnit(random);
        v = signedUnit(random);
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double scale = deviation * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      data[i] = (float) (scale * u);
      if (i + 1 < end) {
        data[i + 1] = (float) (scale * v);
      }
    }
  }

  /**
   * {@code data[offset … offset + n - 1]} normal with mean 0, each number drawn again until it lies
   * within two deviations: the polar method, of whose numbers those beyond are dropped.
   */
  public static void truncatedNormal(
      float[] data, int offset, int n, double deviation, SplittableRandom random) {
    int i = offset;
    while (i < offset + n) {
      double u = signedUnit(random);
      double v = signedUnit(random);
      double square = u * u + v * v;
      if (square < 1 && square > 0) {
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        if (Math.abs(scale * u) <= 2) {
          data[i] = (float) (deviation * scale * u);
          i++;
        }
      }
    }
  }

  /** {@code data[offset … offset + n - 1] += term}. */
  public static void shift(float[] data, int offset, int n, double term) {
    for (int i = offset; i < offset + n; i++) {
      data[i] = (float) (data[i] + term);
    }
  }

  /** Uniform over [-1, 1), from the 53 high bits of one draw. */
  private static double signedUnit(SplittableRandom random) {
    return (random.nextLong() >> 11) * 0x1p-52;
  }
}
