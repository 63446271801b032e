package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fast depthwise convolution beside the plain one in as many groups as channels. */
@NeedsVectorKernels
class VectorDepthwiseTest {
  private static final int CASES = 200;
  private static final int SHARDS = 2;
  private static final int AT = 7;

  @Test
  void isAConvolutionInAsManyGroupsAsChannels() {
    SplittableRandom random = TestSeed.random();
    for (int i = 0; i < CASES; i++) {
      check(draw(random), random);
    }
  }

  private static ConvolutionSizes draw(SplittableRandom random) {
    int rowStride = 1 + random.nextInt(3);
    int columnStride = 1 + random.nextInt(2);
    int rowDilation = 1 + random.nextInt(2);
    int columnDilation = 1 + random.nextInt(2);
    int kernelHeight = 1 + random.nextInt(4);
    int kernelWidth = 1 + random.nextInt(4);
    int rows = (kernelHeight - 1) * rowDilation + 1;
    int columns = (kernelWidth - 1) * columnDilation + 1;
    int height = rows + random.nextInt(6);
    int width = columns + random.nextInt(9);
    int padTop = random.nextInt(rows);
    int padLeft = random.nextInt(columns);
    int channels = 1 + random.nextInt(40);
    return new ConvolutionSizes(
        new WindowAxis(
            height,
            kernelHeight,
            rowStride,
            rowDilation,
            padTop,
            (height + padTop - rows) / rowStride + 1),
        new WindowAxis(
            width,
            kernelWidth,
            columnStride,
            columnDilation,
            padLeft,
            (width + padLeft - columns) / columnStride + 1),
        channels,
        channels,
        channels);
  }

  private static void check(ConvolutionSizes s, SplittableRandom random) {
    float[] image = TestSeed.floats(random, AT + s.imageSize());
    float[] kernel = TestSeed.floats(random, s.kernelHeight() * s.kernelWidth() * s.channels());
    float[] bias = TestSeed.floats(random, s.channels());
    float[] gradient = TestSeed.floats(random, AT + s.outSize());
    VectorDepthwise depthwise = new VectorDepthwise(s, SHARDS);
    depthwise.begin(kernel, bias, 1);

    float[] expected = new float[AT + s.outSize()];
    for (int i = 0; i < s.outSize(); i++) {
      expected[AT + i] = bias[i % s.channels()];
    }
    Convolution.forward(s, image, AT, kernel, expected, AT);
    float[] out = TestSeed.floats(random, expected.length);
    Arrays.fill(out, 0, AT, 0);
    depthwise.forward(0, image, AT, out, AT);
    assertClose(expected, out, s + " forward");

    float[] expectedBack = TestSeed.floats(random, image.length);
    float[] back = expectedBack.clone();
    float[] expectedKernel = TestSeed.floats(random, kernel.length);
    float[] kernelGradient = expectedKernel.clone();
    for (int shard = 0; shard < SHARDS; shard++) {
      Convolution.inputGradient(s, kernel, gradient, AT, expectedBack, AT);
      Convolution.kernelGradient(s, image, AT, gradient, AT, expectedKernel);
      depthwise.clear(shard);
      depthwise.backward(shard, 0, image, AT, gradient, AT, back);
    }
    depthwise.addTo(kernelGradient, SHARDS);
    assertClose(expectedBack, back, s + " input gradient");
    assertClose(expectedKernel, kernelGradient, s + " kernel gradient");
  }

  private static void assertClose(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-5, what + " [" + i + "]");
    }
  }
}
