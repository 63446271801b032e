package io.github.rangefinder.engine.kernel;

/** Unsigned bytes to floats, between 0 and 1 or as they are. */
public final class PixelScaling {
  /**
   * {@code UNIT[b] = b / 255f}. Looking it up gives the bits of the division and is faster: neither
   * JDK turns a loop that widens bytes to floats into vector code.
   */
  private static final float[] UNIT = new float[256];

  static {
    for (int pixel = 0; pixel < UNIT.length; pixel++) {
      UNIT[pixel] = pixel / 255f;
    }
  }

  private PixelScaling() {}

  /** {@code out[outOffset + i] = pixels[pixelOffset + i]}, for n unsigned bytes. */
  public static void asTheyAre(byte[] pixels, int pixelOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = pixels[pixelOffset + i] & 0xff;
    }
  }

  /** {@code out[outOffset + i] = pixels[pixelOffset + i] / 255}, for n unsigned bytes. */
  public static void toUnit(byte[] pixels, int pixelOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = UNIT[pixels[pixelOffset + i] & 0xff];
    }
  }

  /** {@code x[offset + i] = x[offset + i] / 255}, for n pixels that are floats already. */
  public static void toUnit(float[] x, int offset, int n) {
    for (int i = 0; i < n; i++) {
      x[offset + i] /= 255;
    }
  }
}
