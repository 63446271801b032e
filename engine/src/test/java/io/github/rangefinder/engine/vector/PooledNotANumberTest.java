package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A NaN anywhere in a pooling window is the window's largest, in both kinds of convolution and in
 * the pooling that stands alone: a network that has diverged must not look as if it had not.
 */
class PooledNotANumberTest {
  private static final int WIDTH = 7;
  private static final int[] CHANNELS = {1, 3, 32};
  private static final int[] FILTERS = {1, 5, 32, 35};

  record Case(int pool, int channels, int filters, boolean relu, int pixel) {
    int pooledWidth() {
      return WIDTH / pool;
    }

    /** The window that sees the pixel, or -1 where no window reaches it. */
    int window() {
      int y = pixel / WIDTH / pool;
      int x = pixel % WIDTH / pool;
      return y < pooledWidth() && x < pooledWidth() ? y * pooledWidth() + x : -1;
    }
  }

  static Stream<Case> cases() {
    SplittableRandom random = TestSeed.random();
    return IntStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(pool -> IntStream.range(0, WIDTH * WIDTH).mapToObj(p -> draw(random, pool, p)));
  }

  private static Case draw(SplittableRandom random, int pool, int pixel) {
    return new Case(
        pool,
        CHANNELS[random.nextInt(CHANNELS.length)],
        FILTERS[random.nextInt(FILTERS.length)],
        random.nextBoolean(),
        pixel);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void convolutionKeepsIt(Case c) {
    float[] output = new float[c.pooledWidth() * c.pooledWidth() * c.filters];
    float[] winners = new float[output.length];
    SplittableRandom random = TestSeed.random();
    float[] kernel = TestSeed.floats(random, c.channels * c.filters);
    float[] bias = TestSeed.floats(random, c.filters);
    float[] image = spoiltImage(c, random);
    PlainKernelsInTurn plain = new PlainKernelsInTurn(sizes(c), c.relu, kernel, bias);
    plain.forward(image, 0);
    checkOutput(c, c.filters, plain.output);
    float[] gradient = TestSeed.floats(random, output.length);
    plain.backward(image, 0, gradient, 0);
    if (Kernels.areVector()) {
      VectorConvolution convolution = new VectorConvolution(sizes(c), c.relu, 1, 1);
      convolution.begin(kernel);
      convolution.beginTransposed(kernel);
      convolution.forward(0, image, 0, bias, output, winners, 0);
      checkOutput(c, c.filters, output);
      convolution.backward(0, 0, image, new float[image.length], 0, output, winners, gradient, 0);
    }
  }

  private static FusedSizes sizes(Case c) {
    WindowAxis axis = WindowAxis.inside(WIDTH, 1, 1);
    ConvolutionSizes convolution = new ConvolutionSizes(axis, axis, c.channels, c.filters, 1);
    return new FusedSizes(convolution, c.pool);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void poolingAloneKeepsIt(Case c) {
    int side = c.pooledWidth();
    float[] output = new float[side * side * c.channels];
    PoolingSizes sizes = PoolingSizes.tiles(WIDTH, WIDTH, c.channels, c.pool);
    float[] image = spoiltImage(c, TestSeed.random());
    MaxPooling.forward(sizes, image, 0, output, new int[output.length], 0);
    checkOutput(c, c.channels, output);
  }

  /** An image (WIDTH, WIDTH, channels), NaN in all channels of the pixel. */
  private static float[] spoiltImage(Case c, SplittableRandom random) {
    float[] image = TestSeed.floats(random, WIDTH * WIDTH * c.channels);
    for (int i = 0; i < c.channels; i++) {
      image[c.pixel * c.channels + i] = Float.NaN;
    }
    return image;
  }

  private static void checkOutput(Case c, int width, float[] output) {
    for (int i = 0; i < output.length; i++) {
      assertEquals(i / width == c.window(), Float.isNaN(output[i]), "output " + i);
    }
  }
}
