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

  /** The key of a layer's mask in one step. */
  public static long key(long seed, int layer, long step) {
    return mix(mix(seed + GOLDEN_GAMMA * (layer + 1)) + GOLDEN_GAMMA * step);
  }

  /** out (n) = x / (1 - rate) where the mask keeps, else 0; the gradient goes the same way. */
  public static void apply(long key, double rate, float[] x, float[] out, int from, int n) {
    int dropped = (int) Math.round(rate * 0x1p24);
    float scale = (float) (1 / (1 - rate));
    for (int i = from; i < from + n; i++) {
      boolean kept = (int) (mix(key + GOLDEN_GAMMA * i) >>> 40) >= dropped;
      out[i] = kept ? scale * x[i] : 0;
    }
  }

  private static long mix(long bits) {
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }
}
