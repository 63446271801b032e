package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.kernel.Resizing;
import io.github.rangefinder.engine.kernel.ResizingAxis;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images in another size: the plain loops' bits, for any number of channels. */
@NeedsVectorKernels
class VectorResizingTest {
  private static final int IMAGE_AT = 3;
  private static final int OUT_AT = 5;

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void thePlainLoopsBits(Interpolation between) {
    SplittableRandom random = TestSeed.random();
    for (int channels : new int[] {1, 3, 4, 8, 16, 17, 40}) {
      ResizingAxis rows = ResizingAxis.of(5, 10, between);
      ResizingAxis columns = ResizingAxis.of(7, 4, between);
      float[] image = TestSeed.floats(random, IMAGE_AT + 5 * 7 * channels + 2);
      float[] out = TestSeed.floats(random, OUT_AT + 10 * 4 * channels + 2);

      float[] plain = out.clone();
      float[] fast = out.clone();
      Resizing.forward(rows, columns, channels, image, IMAGE_AT, plain, OUT_AT);
      VectorResizing.forward(rows, columns, channels, image, IMAGE_AT, fast, OUT_AT);
      assertArrayEquals(plain, fast);

      plain = image.clone();
      fast = image.clone();
      Resizing.backward(rows, columns, channels, out, OUT_AT, plain, IMAGE_AT);
      VectorResizing.backward(rows, columns, channels, out, OUT_AT, fast, IMAGE_AT);
      assertArrayEquals(plain, fast);
    }
  }
}
