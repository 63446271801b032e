package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PixelScalingTest {
  @Test
  void everyByteIsDividedBy255() {
    byte[] pixels = new byte[258];
    for (int i = 0; i < 256; i++) {
      pixels[i + 2] = (byte) i;
    }
    float[] out = new float[260];
    out[2] = out[259] = -1;
    PixelScaling.toUnit(pixels, 2, out, 3, 256);
    for (int i = 0; i < 256; i++) {
      assertEquals(i / 255f, out[i + 3]);
    }
    assertEquals(-1, out[2]);
    assertEquals(-1, out[259]);
  }
}
