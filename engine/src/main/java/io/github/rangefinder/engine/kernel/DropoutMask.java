package io.github.rangefinder.engine.kernel;

/**
 * Which elements a dropout keeps: a pure function of a key and an element's place, so that the same
 * mask comes out for any number of threads, and again in backward, without being stored.
 */
public final class DropoutMask {
  private DropoutMask() {}

  /** The key of a mask in one step. */
  public static long key(long seed, long step) {
    return CounterRandom.bits(seed, step - 1);
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
    return (int) (CounterRandom.bits(key, i - 1L) >>> 40) >= dropped;
  }
}
