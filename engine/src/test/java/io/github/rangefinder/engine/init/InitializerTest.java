package io.github.rangefinder.engine.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.init.VarianceScaling.Distribution;
import io.github.rangefinder.engine.init.VarianceScaling.Fan;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {
  private static final Shape DENSE = Shape.of(1600, 256);
  private static final Shape CONV = Shape.of(3, 3, 32, 64);

  /** He et al. 2015, equation 10. */
  private static final Initializer HE_NORMAL = new VarianceScaling(2, Fan.IN, Distribution.NORMAL);

  @Test
  void fansOfDenseAndConvolutionKernels() {
    assertEquals(new Fans(1600, 256), Fans.of(DENSE));
    assertEquals(new Fans(288, 576), Fans.of(CONV));
    assertEquals(new Fans(40, 60), Fans.of(Shape.of(5, 8, 12)), "of a series");
    assertEquals(new Fans(5, 5), Fans.of(Shape.of(5)), "of a vector");
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
    double[] moments = moments(draw(HE_NORMAL, DENSE, 42));
    assertEquals(0, moments[0], 0.01 * Math.sqrt(variance));
    assertEquals(variance, moments[1], 0.01 * variance);
    assertEquals(3 * variance * variance, moments[3], 0.1 * variance * variance, "fourth moment");
  }

  @ParameterizedTest
  @EnumSource(Distribution.class)
  void varianceScalingHasTheVarianceOfItsFan(Distribution distribution) {
    for (Fan fan : Fan.values()) {
      double divisor = fan == Fan.IN ? 1600 : fan == Fan.OUT ? 256 : 928;
      double[] moments = moments(draw(new VarianceScaling(2, fan, distribution), DENSE, 42));
      assertEquals(2 / divisor, moments[1], 0.01 * 2 / divisor, fan + " of " + distribution);
      assertEquals(0, moments[0], 0.01 * Math.sqrt(2 / divisor));
    }
  }

  @Test
  void truncatedNormalEndsAtTwoDeviationsAroundItsMean() {
    float[] data = draw(new RandomNormal(5, 0.5, true), DENSE, 42);
    double mean = 0;
    for (float x : data) {
      mean += x / data.length;
      assertTrue(Math.abs(x - 5) <= 1 + 1e-6, "got " + x);
    }
    assertEquals(5, mean, 0.01);
    double[] moments = moments(draw(new RandomNormal(0, 0.5, false), DENSE, 42));
    assertEquals(0.25, moments[1], 0.0025);
    assertTrue(moments[2] > 1.5, "a normal distribution goes on beyond three deviations");
  }

  @Test
  void uniformLiesBetweenItsEnds() {
    float[] data = draw(new RandomUniform(-1, 3), DENSE, 42);
    double mean = 0;
    for (float x : data) {
      mean += x / data.length;
      assertTrue(x >= -1 && x <= 3, "got " + x);
    }
    assertEquals(1, mean, 0.01);
  }

  @ParameterizedTest
  @CsvSource({"20, 7", "7, 20", "9, 9"})
  void orthogonalMakesTheShorterSideOrthogonal(int in, int out) {
    float[] data = draw(new Orthogonal(2), Shape.of(in, out), 42);
    int few = Math.min(in, out);
    int many = Math.max(in, out);
    for (int a = 0; a < few; a++) {
      for (int b = 0; b < few; b++) {
        double dot = 0;
        for (int i = 0; i < many; i++) {
          dot +=
              in > out
                  ? data[i * out + a] * data[i * out + b]
                  : data[a * out + i] * data[b * out + i];
        }
        assertEquals(a == b ? 4 : 0, dot, 1e-5);
      }
    }
  }

  @Test
  void constantsAndIdentityAreWhatTheyAreCalled() {
    assertArrayEquals(new float[] {3, 3}, draw(new Constant(3), Shape.of(2), 1));
    assertArrayEquals(new float[] {2, 0, 0, 0, 2, 0}, draw(new Identity(2), Shape.of(2, 3), 1));
    assertThrows(IllegalArgumentException.class, () -> draw(new Identity(1), Shape.of(2), 1));
  }

  /** Guards against a JDK whose generator or mathematics differ in a bit. */
  @Test
  void bitsAreTheSameOnEveryJdk() {
    Shape shape = Shape.of(1, 3);
    assertArrayEquals(
        new float[] {-0.63303417f, 0.39169887f, 0.6824306f}, draw(new GlorotUniform(), shape, 42));
    assertArrayEquals(
        new float[] {-1.6971421f, 1.0501307f, 0.62017035f}, draw(HE_NORMAL, shape, 42));
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
