package io.github.rangefinder.engine.kernel;

/**
 * Random numbers as a pure function of a key and a count, so that they are the same for any number
 * of threads, and again in backward, without being stored; the same bits on every JDK.
 *
 * <p>The bits are those of SplitMix64, whose state after i steps can be had without the steps
 * before it: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
 */
public final class CounterRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** 64 random bits, the count-th of the key's. */
  public static long bits(long key, long count) {
    long bits = key + GOLDEN_GAMMA * (count + 1);
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }

  /** Uniform over [low, high). */
  public static double uniform(long key, long count, double low, double high) {
    return low + (high - low) * (bits(key, count) >>> 11) * 0x1p-53;
  }

  /**
   * Normal with mean 0 and deviation 1, by Marsaglia's polar method (Knuth, The Art of Computer
   * Programming 2, algorithm 3.4.1P), on a stream of its own for each count.
   */
  public static float normal(long key, long count) {
    long stream = bits(key, count);
    for (long draw = 0; ; draw += 2) {
      double u = uniform(stream, draw, -1, 1);
      double v = uniform(stream, draw + 1, -1, 1);
      double square = u * u + v * v;
      if (square < 1 && square > 0) {
        return (float) (u * Math.sqrt(-2 * StrictMath.log(square) / square));
      }
    }
  }
}
