package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of batch normalisation against sums in double precision, within the stated bound. */
@NeedsVectorKernels
class VectorBatchNormTest {
  private static final int AT = 5;

  /** (256 / 4 + 2) · 2⁻²⁴, the bound that {@link VectorBatchNormSums} states. */
  private static final double BOUND = 66 * 0x1p-24;

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "5,16", "255,6", "256,17", "257,32", "1024,48", "1025,33", "9000,1"})
  void sumsWithinTheStatedBound(int rows, int channels) {
    float[] x = values(rows, channels);
    double[] sums = new double[channels + 2];
    int copies = VectorBatchNorm.copies(rows, channels);
    VectorBatchNormSums.sums(x, AT, rows, channels, copies, new float[copies * channels], sums, 2);
    for (int c = 0; c < channels; c++) {
      double exact = 0;
      double magnitude = 0;
      for (int row = 0; row < rows; row++) {
        exact += x[AT + row * channels + c];
        magnitude += Math.abs(x[AT + row * channels + c]);
      }
      assertEquals(exact, sums[2 + c], BOUND * magnitude, "channel " + c);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "5,16", "255,6", "257,32", "1025,33"})
  void squaresWithinTheStatedBound(int rows, int channels) {
    float[] x = values(rows, channels);
    float[] center = TestSeed.floats(TestSeed.random(), channels);
    double[] sums = new double[channels];
    int copies = VectorBatchNorm.copies(rows, channels);
    float[] block = new float[copies * channels];
    float[] repeated = repeat(center, channels, copies);
    VectorBatchNormSums.squares(x, AT, rows, channels, copies, repeated, block, sums, 0);
    for (int c = 0; c < channels; c++) {
      double exact = 0;
      for (int row = 0; row < rows; row++) {
        double distance = x[AT + row * channels + c] - center[c]; // in float, as defined
        exact += distance * distance;
      }
      assertEquals(exact, sums[c], BOUND * exact, "channel " + c);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "7,16", "255,6", "257,32", "1025,33", "5003,1", "2050,24"})
  void gradientSumsPassOverWhatTheReluShut(int rows, int channels) {
    float[] x = values(rows, channels);
    float[] out = TestSeed.floats(TestSeed.random().split(), x.length);
    float[] gradient = TestSeed.floats(TestSeed.random().split().split(), x.length);
    float[] mean = TestSeed.floats(TestSeed.random(), channels);
    double[] sums = new double[2 * channels];
    int copies = VectorBatchNorm.copies(rows, channels);
    float[] block = new float[2 * copies * channels];
    float[] repeated = repeat(mean, channels, copies);
    VectorBatchNormGradient.gradientSums(
        x, out, gradient, AT, rows, channels, copies, repeated, 0, block, sums, 0);
    for (int c = 0; c < channels; c++) {
      double total = 0;
      double product = 0;
      double magnitude = 0;
      for (int i = AT + c; i < AT + rows * channels; i += channels) {
        double g = out[i] > 0 ? gradient[i] : 0;
        total += g;
        product += g * (x[i] - mean[c]);
        magnitude += Math.abs(g) * Math.max(1, Math.abs(x[i] - mean[c]));
      }
      assertEquals(total, sums[c], 2 * BOUND * magnitude, "channel " + c);
      assertEquals(product, sums[channels + c], 2 * BOUND * magnitude, "channel " + c);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,5", "7,16", "9,37", "35,5", "37,12", "31,8"})
  void normalizesAndBringsBack(int rows, int channels) {
    SplittableRandom random = TestSeed.random();
    float[] x = values(rows, channels);
    float[] mean = TestSeed.floats(random, channels);
    float[] scale = TestSeed.floats(random, channels);
    float[] beta = TestSeed.floats(random, channels);
    float[] out = new float[x.length];
    int copies = VectorBatchNorm.copies(rows, channels);
    VectorBatchNorm.normalize(
        x,
        AT,
        rows,
        channels,
        copies,
        repeat(mean, channels, copies),
        repeat(scale, channels, copies),
        repeat(beta, channels, copies),
        0,
        out);
    float[] gradient = TestSeed.floats(random, x.length);
    float[] coefficients = TestSeed.floats(random, 3 * channels);
    float[] inputGradient = TestSeed.floats(random, x.length);
    float[] before = inputGradient.clone();
    VectorBatchNormGradient.inputGradient(
        x,
        out,
        gradient,
        AT,
        rows,
        channels,
        copies,
        repeat(mean, channels, copies),
        repeat(coefficients, channels, copies),
        0,
        inputGradient);
    for (int i = AT; i < AT + rows * channels; i++) {
      int c = (i - AT) % channels;
      double distance = x[i] - mean[c];
      assertEquals(Math.max(distance * scale[c] + beta[c], 0), out[i], 1e-6, "out[" + i + "]");
      double g = out[i] > 0 ? gradient[i] : 0;
      double expected =
          before[i]
              + g * coefficients[c]
              + distance * coefficients[channels + c]
              + coefficients[2 * channels + c];
      assertEquals(expected, inputGradient[i], 1e-6, "inputGradient[" + i + "]");
    }
  }

  @ParameterizedTest
  @CsvSource({"33,19"})
  void withoutReluNothingIsShut(int rows, int channels) {
    float[] x = values(rows, channels);
    float[] none = new float[channels];
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    float[] out = new float[x.length];
    VectorBatchNorm.normalize(
        x, AT, rows, channels, 1, none, ones, none, Float.NEGATIVE_INFINITY, out);
    for (int i = AT; i < AT + rows * channels; i++) {
      assertEquals(x[i], out[i]);
    }
  }

  private static float[] repeat(float[] values, int channels, int copies) {
    float[] repeated = new float[copies * values.length];
    VectorBatchNorm.repeat(values, channels, copies, repeated);
    return repeated;
  }

  private static float[] values(int rows, int channels) {
    return TestSeed.floats(TestSeed.random(), AT + rows * channels + 3);
  }
}
