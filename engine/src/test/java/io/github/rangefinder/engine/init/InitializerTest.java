package io.github.rangefinder.engine.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitializerTest {
  private static final Shape DENSE = Shape.of(1600, 256);
  private static final Shape CONV = Shape.of(3, 3, 32, 64);

  @Test
  void fansOfDenseAndConvolutionKernels() {
    assertEquals(new Fans(1600, 256), Fans.of(DENSE));
    assertEquals(new Fans(288, 576), Fans.of(CONV));
    assertEquals(
        "a kernel has shape (in, out) or (height, width, channels, filters), got (5)",
        assertThrows(IllegalArgumentException.class, () -> Fans.of(Shape.of(5))).getMessage());
  }

  @Test
  void glorotUniformFillsItsRangeEvenly() {
    double limit = Math.sqrt(6.0 / (1600 + 256));
    double[] moments = moments(draw(new GlorotUniform(), DENSE, 42));
    assertEquals(0, moments[0], 0.01 * limit);
    assertEquals(limit * limit / 3, moments[1], 0.01 * limit * limit);
    assertEquals(limit, moments[2], 0.001 * limit);
    assertTrue(moments[2] <= (float) limit);
  }

  @Test
  void heNormalHasTheMomentsOfANormalDistribution() {
    double variance = 2.0 / 1600;
    double[] moments = moments(draw(new HeNormal(), DENSE, 42));
    assertEquals(0, moments[0], 0.01 * Math.sqrt(variance));
    assertEquals(variance, moments[1], 0.01 * variance);
    assertEquals(3 * variance * variance, moments[3], 0.1 * variance * variance, "fourth moment");
  }

  /** Guards against a JDK whose generator or mathematics differ in a bit. */
  @Test
  void bitsAreTheSameOnEveryJdk() {
    Shape shape = Shape.of(1, 3);
    assertArrayEquals(
        new float[] {-0.63303417f, 0.39169887f, 0.6824306f}, draw(new GlorotUniform(), shape, 42));
    assertArrayEquals(
        new float[] {-1.6971421f, 1.0501307f, 0.62017035f}, draw(new HeNormal(), shape, 42));
  }

  private static float[] draw(Initializer initializer, Shape shape, long seed) {
    float[] data = new float[shape.size()];
    initializer.fill(shape, data, new SplittableRandom(seed));
    return data;
  }

  /** Mean, mean square, largest magnitude and mean fourth power. */
  private static double[] moments(float[] data) {
    double[] moments = new double[4];
    for (double x : data) {
      moments[0] += x / data.length;
      moments[1] += x * x / data.length;
      moments[2] = Math.max(moments[2], Math.abs(x));
      moments[3] += x * x * x * x / data.length;
    }
    return moments;
  }
}
