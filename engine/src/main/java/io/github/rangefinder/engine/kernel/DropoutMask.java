package io.github.rangefinder.engine.kernel;

/**
 * Which elements a dropout keeps: a pure function of a key and an element's place, so that the same
 * mask comes out for any number of threads, and again in backward, without being stored.
 *
 * <p>The bits are those of SplitMix64, whose state after i steps can be had without the steps
 * before it: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
 */
public final class DropoutMask {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private DropoutMask() {}

  /** A seed for one of many, counted from 0, which all have the same seed. */
  public static long seed(long seed, int index) {
    return mix(seed + GOLDEN_GAMMA * (index + 1));
  }

  /** The key of a mask in one step. */
  public static long key(long seed, long step) {
    return mix(seed + GOLDEN_GAMMA * step);
  }

  /** out (n) = x / (1 - rate) where the mask keeps, else 0. */
  public static void apply(long key, double rate, float[] x, float[] out, int from, int n) {
    int dropped = dropped(rate);
    float scale = (float) (1 / (1 - rate));
    for (int i = from; i < from + n; i++) {
      out[i] = isKept(key, i, dropped) ? scale * x[i] : 0;
    }
  }

  /** inputGradient (n) += outputGradient / (1 - rate) where the mask keeps. */
  public static void addGradient(
      long key, double rate, float[] outputGradient, float[] inputGradient, int from, int n) {
    int dropped = dropped(rate);
    float scale = (float) (1 / (1 - rate));
    for (int i = from; i < from + n; i++) {
      inputGradient[i] += isKept(key, i, dropped) ? scale * outputGradient[i] : 0;
    }
  }

  /** How many of the 2^24 values of a draw drop an element. */
  private static int dropped(double rate) {
    return (int) Math.round(rate * 0x1p24);
  }

  private static boolean isKept(long key, int i, int dropped) {
    return (int) (mix(key + GOLDEN_GAMMA * i) >>> 40) >= dropped;
  }

  private static long mix(long bits) {
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }
}
