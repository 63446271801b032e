package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.AveragePooling;
import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both poolings against their plain twins: any window, stride, border and number of channels. */
@NeedsVectorKernels
class VectorPoolingTest {
  private static final int IMAGE_AT = 3;
  private static final int OUT_AT = 4;

  @ParameterizedTest
  @CsvSource({
    "4,4,6,2,2,2,2,0,0,2,2",
    "5,7,16,2,3,1,2,0,0,4,3",
    "5,7,33,3,3,2,2,1,1,3,4",
    "6,6,1,3,3,3,3,0,0,2,2",
    "7,3,40,7,3,1,1,0,0,1,1",
  })
  void poolsAsThePlainKernelsDo(
      int height,
      int width,
      int channels,
      int poolHeight,
      int poolWidth,
      int rowStride,
      int columnStride,
      int padTop,
      int padLeft,
      int outHeight,
      int outWidth) {
    PoolingSizes s =
        new PoolingSizes(
            new WindowAxis(height, poolHeight, rowStride, 1, padTop, outHeight),
            new WindowAxis(width, poolWidth, columnStride, 1, padLeft, outWidth),
            channels);
    SplittableRandom random = TestSeed.random();
    float[] image = TestSeed.floats(random, IMAGE_AT + s.imageSize());
    float[] gradient = TestSeed.floats(random, OUT_AT + s.outSize());
    max(s, image, gradient);
    average(s, image, gradient);
  }

  private static void max(PoolingSizes s, float[] image, float[] gradient) {
    float[] expected = new float[OUT_AT + s.outSize()];
    float[] out = expected.clone();
    int[] winners = new int[expected.length];
    float[] places = new float[expected.length];
    MaxPooling.forward(s, image, IMAGE_AT, expected, winners, OUT_AT);
    VectorMaxPooling pooling = new VectorMaxPooling(s);
    pooling.forward(image, IMAGE_AT, out, places, OUT_AT);
    assertArrayEquals(expected, out);
    float[] expectedBack = new float[image.length];
    float[] back = new float[image.length];
    MaxPooling.backward(s, gradient, winners, OUT_AT, expectedBack, IMAGE_AT);
    pooling.backward(gradient, places, OUT_AT, back, IMAGE_AT);
    assertClose(expectedBack, back);
  }

  private static void average(PoolingSizes s, float[] image, float[] gradient) {
    float[] expected = new float[OUT_AT + s.outSize()];
    float[] out = expected.clone();
    float[] row = new float[s.width() * s.channels()];
    AveragePooling.forward(s, image, IMAGE_AT, expected, OUT_AT);
    VectorAveragePooling.forward(s, image, IMAGE_AT, out, OUT_AT, row);
    assertClose(expected, out);
    float[] expectedBack = new float[image.length];
    float[] back = new float[image.length];
    AveragePooling.backward(s, gradient, OUT_AT, expectedBack, IMAGE_AT);
    VectorAveragePooling.backward(s, gradient, OUT_AT, back, IMAGE_AT, row);
    assertClose(expectedBack, back);
  }

  private static void assertClose(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-6, "[" + i + "]");
    }
  }
}
