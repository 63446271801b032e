package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.kernel.Translation.Fill;
import io.github.rangefinder.engine.kernel.Translation.Frame;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranslationTest {
  private static final float[] IMAGE = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4};

  /**
   * What keras.ops.image.affine_transform of Keras 3.15 makes of the image, bilinear, outside 2.
   */
  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 1.25, -0.5, 2 2 2 2 2 2 2.375 2.375 2.75 3.125 4.625 3.625 4.75 3.75 2.75 6.25 7.375 7.375 7 4.75",
    "CONSTANT, -5, 6, 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2",
    "NEAREST, 1.25, -0.5, 2 2.5 2.5 3 5 2 2.5 2.5 3 5 4.625 3.625 4.75 3.75 3.5 6.25 7.375 7.375 7 7.5",
    "NEAREST, -5, 6, 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3",
    "REFLECT, 1.25, -0.5, 2.875 2.875 3.25 3.25 4.5 2 2.5 2.5 3 5 4.625 3.625 4.75 3.75 3.5 6.25 7.375 7.375 7 7.5",
    "REFLECT, -5, 6, 9 9 7 9 8 3 3 5 6 2 5 5 1 4 1 5 5 1 4 1",
    "WRAP, 1.25, -0.5, 3.5 4 6.125 6.5 4.375 2.125 2.5 3.25 3.75 3.875 4.625 3.625 4.75 3.75 5.5 6.25 7.375 7.375 7 6.75",
    "WRAP, -5, 6, 3 9 2 6 5 9 5 8 9 7 4 3 2 3 8 5 3 1 4 1"
  })
  void movesAsKeras(Fill fill, double dy, double dx, String wanted) {
    float[] out = new float[20];
    Translation.forward(new Frame(4, 5, 1, fill, 2), dy, dx, IMAGE, out, 0);
    String[] words = wanted.split(" ");
    for (int i = 0; i < out.length; i++) {
      assertEquals(Float.parseFloat(words[i]), out[i], 1e-5f, "pixel " + i);
    }
  }

  /** ⟨y, moved(x)⟩ = ⟨movedᵀ(y), x⟩. */
  @ParameterizedTest
  @EnumSource
  void backwardIsTheAdjoint(Fill fill) {
    SplittableRandom random = TestSeed.random();
    float[] x = TestSeed.floats(random, 4 * 5 * 2);
    float[] y = TestSeed.floats(random, x.length);
    float[] moved = new float[x.length];
    float[] back = new float[x.length];
    Frame frame = new Frame(4, 5, 2, fill, 0);
    Translation.forward(frame, 1.3, -2.6, x, moved, 0);
    Translation.backward(frame, 1.3, -2.6, y, back, 0);
    assertEquals(dot(y, moved), dot(back, x), 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void notMovedStaysToTheBit(Fill fill) {
    float[] out = new float[20];
    Translation.forward(new Frame(4, 5, 1, fill, 2), 0, 0, IMAGE, out, 0);
    assertArrayEquals(IMAGE, out);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
