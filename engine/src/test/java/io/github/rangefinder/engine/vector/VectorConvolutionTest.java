package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast convolution beside the plain kernels, one after the other. */
@NeedsVectorKernels
class VectorConvolutionTest {
  private static final int[] CHANNELS = {1, 2, 3, 5, 16, 17, 32};
  private static final int[] FILTERS = {1, 3, 8, 16, 31, 33, 64};
  private static final int[] KERNEL = {1, 2, 3, 5};
  private static final int RANDOM_CASES = 150;
  private static final int SAMPLES = 5;
  private static final int SHARDS = 3;

  /** Floats around the batch that belong to nobody. */
  private static final int MARGIN = 37;

  private static final float GUARD = 12345;

  record Case(FusedSizes sizes, boolean relu, boolean needsInputGradient) {}

  static Stream<Case> cases() {
    SplittableRandom random = TestSeed.random();
    Stream<Case> article =
        Stream.of(
            new Case(sizes(inside(28, 3), inside(28, 3), 1, 32, 2), true, false),
            new Case(sizes(inside(13, 3), inside(13, 3), 32, 64, 2), true, true));
    Stream<Case> drawn = Stream.generate(() -> draw(random)).limit(RANDOM_CASES);
    return Stream.of(
            article,
            large(1),
            large(17),
            winograd(),
            winogradParts(),
            winogradDilated(),
            fewChannels(),
            fewFilters(),
            sparse(),
            drawn)
        .flatMap(c -> c);
  }

  /** Whole vectors of channels: even and odd sizes, with padding and without. */
  private static Stream<Case> winograd() {
    return Stream.of(
        new Case(sizes(same(8), same(6), 32, 64, 1), true, true),
        new Case(sizes(same(24), same(22), 64, 32, 1), false, true),
        new Case(sizes(inside(8, 3), inside(10, 3), 32, 32, 1), true, true),
        new Case(sizes(same(2), same(2), 96, 32, 1), true, false),
        new Case(sizes(same(12), same(14), 32, 64, 2), true, true),
        new Case(sizes(inside(9, 3), inside(11, 3), 64, 32, 2), false, true),
        new Case(sizes(same(7), same(7), 32, 32, 1), true, true),
        new Case(sizes(inside(8, 3), same(9), 32, 32, 1), true, true),
        new Case(sizes(same(5), same(13), 16, 48, 1), true, true),
        new Case(sizes(same(6), same(8), 48, 16, 2), true, true));
  }

  /** The same with windows of more than one part of three taps, alike along both axes and not. */
  private static Stream<Case> winogradParts() {
    return Stream.of(
        new Case(sizes(padded(16, 5), padded(12, 5), 32, 32, 1), true, true),
        new Case(sizes(inside(11, 5), inside(13, 5), 16, 48, 1), false, true),
        new Case(sizes(inside(12, 5), inside(12, 5), 32, 64, 2), true, true),
        new Case(sizes(padded(9, 7), padded(10, 7), 48, 16, 1), true, true),
        new Case(sizes(padded(8, 6), padded(8, 9), 16, 16, 1), true, true),
        new Case(sizes(padded(6, 3), inside(14, 5), 16, 32, 1), true, true),
        new Case(sizes(padded(8, 2), padded(7, 3), 16, 16, 1), false, true),
        new Case(sizes(inside(9, 5), inside(10, 3), 16, 16, 2), true, true));
  }

  /** The same with taps that lie apart: more and less than tiles reach, alike and not. */
  private static Stream<Case> winogradDilated() {
    return Stream.of(
        new Case(sizes(apart(12, 3, 2), apart(16, 3, 2), 32, 32, 1), true, true),
        new Case(sizes(apart(28, 3, 8), apart(14, 3, 4), 16, 32, 1), true, true),
        new Case(sizes(apart(11, 3, 2), padded(9, 3), 32, 16, 1), false, true),
        new Case(sizes(apart(13, 5, 2), apart(15, 5, 3), 16, 16, 1), true, true),
        new Case(sizes(same(4), apart(5, 3, 7), 16, 16, 1), true, true),
        new Case(
            sizes(new WindowAxis(13, 3, 1, 3, 0, 7), new WindowAxis(12, 3, 1, 3, 1, 8), 16, 48, 1),
            true,
            true));
  }

  private static WindowAxis apart(int extent, int window, int dilation) {
    return new WindowAxis(extent, window, 1, dilation, window / 2 * dilation, extent);
  }

  /** Windows wider than vectors of their channels: with padding, strides, more than one block. */
  private static Stream<Case> fewChannels() {
    return Stream.of(
        new Case(sizes(inside(14, 5), inside(14, 5), 6, 16, 1), true, true),
        new Case(sizes(padded(29, 5), padded(31, 5), 3, 7, 1), true, true),
        new Case(sizes(inside(1, 1), padded(40, 9), 2, 33, 1), false, true),
        new Case(sizes(padded(9, 3), padded(17, 11), 7, 5, 1), true, true),
        new Case(sizes(inside(12, 4), inside(13, 7), 1, 18, 1), false, true),
        new Case(
            sizes(WindowAxis.inside(19, 7, 2), WindowAxis.inside(21, 7, 1), 3, 20, 1), true, true));
  }

  /** Filters of several pixels side by side: with padding, strides, rows of 5 to 22 taps. */
  private static Stream<Case> fewFilters() {
    return Stream.of(
        new Case(sizes(padded(28, 5), padded(28, 5), 1, 6, 1), false, true),
        new Case(sizes(padded(9, 3), padded(12, 3), 5, 4, 1), true, true),
        new Case(sizes(inside(9, 3), inside(32, 3), 2, 1, 1), true, true),
        new Case(sizes(inside(11, 5), inside(24, 5), 3, 3, 1), true, true),
        new Case(
            sizes(WindowAxis.inside(19, 7, 2), WindowAxis.inside(21, 7, 2), 2, 7, 1), true, true),
        new Case(sizes(padded(13, 3), padded(13, 3), 1, 8, 1), true, true));
  }

  /** A gradient that is listed though nothing is pooled: with padding, strides, odd sizes. */
  private static Stream<Case> sparse() {
    return Stream.of(
            new ConvolutionSizes(inside(15, 5), inside(13, 5), 16, 33, 1),
            new ConvolutionSizes(padded(9, 3), padded(11, 3), 32, 8, 1),
            new ConvolutionSizes(
                WindowAxis.inside(17, 4, 2), WindowAxis.inside(19, 5, 3), 17, 20, 1),
            new ConvolutionSizes(same(8), same(6), 96, 32, 1))
        .map(sizes -> new Case(new FusedSizes(sizes, 1, true), sizes.filters() != 20, true));
  }

  private static WindowAxis padded(int extent, int window) {
    return new WindowAxis(extent, window, 1, 1, window / 2, extent);
  }

  /** More pixels than any cache or buffer is made for at once, and any remainder of them. */
  private static Stream<Case> large(int channels) {
    Stream<int[]> poolAndWidth =
        Stream.concat(
            IntStream.rangeClosed(1, 5).mapToObj(pool -> new int[] {pool, 29}),
            IntStream.range(9, 29).mapToObj(width -> new int[] {3, width}));
    return poolAndWidth.map(
        p -> new Case(sizes(inside(14, 3), inside(p[1], 2), channels, 19, p[0]), p[0] != 2, true));
  }

  private static Case draw(SplittableRandom random) {
    int pool = 1 + random.nextInt(3);
    int rowStride = 1 + random.nextInt(3);
    int columnStride = pool == 1 ? 1 + random.nextInt(3) : rowStride;
    int kernelHeight = KERNEL[random.nextInt(KERNEL.length)];
    int kernelWidth = KERNEL[random.nextInt(KERNEL.length)];
    int groups = pool == 1 ? 1 + random.nextInt(3) : 1;
    int rowDilation = pool == 1 ? 1 + random.nextInt(2) : 1;
    int columnDilation = pool == 1 ? 1 + random.nextInt(3) : 1;
    int rows = (kernelHeight - 1) * rowDilation + 1;
    int columns = (kernelWidth - 1) * columnDilation + 1;
    int height = rows + (pool - 1) * rowStride + random.nextInt(7);
    int width = columns + (pool - 1) * columnStride + random.nextInt(7);
    boolean same = random.nextBoolean();
    int outHeight = same ? (height - 1) / rowStride + 1 : (height - rows) / rowStride + 1;
    int outWidth = same ? (width - 1) / columnStride + 1 : (width - columns) / columnStride + 1;
    ConvolutionSizes sizes =
        new ConvolutionSizes(
            new WindowAxis(
                height,
                kernelHeight,
                rowStride,
                rowDilation,
                same ? Math.max(0, (outHeight - 1) * rowStride + rows - height) / 2 : 0,
                outHeight),
            new WindowAxis(
                width,
                kernelWidth,
                columnStride,
                columnDilation,
                same ? Math.max(0, (outWidth - 1) * columnStride + columns - width) / 2 : 0,
                outWidth),
            groups * CHANNELS[random.nextInt(CHANNELS.length)],
            groups * FILTERS[random.nextInt(FILTERS.length)],
            groups);
    return new Case(new FusedSizes(sizes, pool), random.nextBoolean(), random.nextBoolean());
  }

  private static WindowAxis inside(int extent, int window) {
    return WindowAxis.inside(extent, window, 1);
  }

  private static WindowAxis same(int extent) {
    return new WindowAxis(extent, 3, 1, 1, 1, extent);
  }

  private static FusedSizes sizes(
      WindowAxis rows, WindowAxis columns, int channels, int filters, int pool) {
    return new FusedSizes(new ConvolutionSizes(rows, columns, channels, filters, 1), pool);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void forwardAndBackwardAreTheirDefinition(Case c) {
    SplittableRandom random = TestSeed.random();
    VectorConvolution convolution = new VectorConvolution(c.sizes, c.relu, SHARDS, 2);
    new Batch(c, random).run(convolution, SHARDS); // leaves everything behind that could leak
    Batch batch = new Batch(c, random);
    batch.run(convolution, SHARDS - 1);
    batch.checkForward();
    batch.checkBackward();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsThatAreNotFiniteShowInTheirFilterAlone(Case c) {
    ConvolutionSizes convolution = c.sizes.convolution();
    assumeTrue(convolution.rows().dilation() == 1 && convolution.columns().dilation() == 1);
    for (float spoilt : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Batch batch = new Batch(c, TestSeed.random());
      Arrays.fill(batch.image, 1);
      int filters = c.sizes.filters();
      int spoiltFilter = filters / 2;
      // In no window does this weight meet the padding.
      int tap = c.sizes.padTop() * c.sizes.kernelWidth() + c.sizes.padLeft();
      batch.kernel[tap * c.sizes.groupChannels() * filters + spoiltFilter] = spoilt;
      batch.run(new VectorConvolution(c.sizes, c.relu, SHARDS, 2), SHARDS);
      for (int i = 0; i < SAMPLES * c.sizes.pooledSize(); i++) {
        boolean finite = Float.isFinite(batch.output[MARGIN + i]);
        assertEquals(i % filters != spoiltFilter, finite);
      }
    }
  }

  /** Samples with everything that belongs to them, before and after a forward and a backward. */
  private static final class Batch {
    final Case c;
    final FusedSizes s;
    final float[] image;
    final float[] imageGradient;
    final float[] kernel;
    final float[] bias;
    final float[] output;
    final float[] winners;
    final float[] outputGradient;
    final float[] kernelGradient;
    final float[] biasGradient;
    final float[] imageGradientBefore;
    final float[] kernelGradientBefore;
    final float[] biasGradientBefore;

    Batch(Case c, SplittableRandom random) {
      this.c = c;
      s = c.sizes;
      int kernelSize = s.kernelHeight() * s.kernelWidth() * s.channels() * s.filters();
      image = TestSeed.floats(random, MARGIN + SAMPLES * s.imageSize() + MARGIN);
      imageGradient = guarded(image.length);
      imageGradientBefore = TestSeed.floats(random, image.length);
      System.arraycopy(imageGradientBefore, MARGIN, imageGradient, MARGIN, SAMPLES * s.imageSize());
      kernel = TestSeed.floats(random, kernelSize);
      bias = TestSeed.floats(random, s.filters());
      output = guarded(MARGIN + SAMPLES * s.pooledSize() + MARGIN);
      winners = guarded(output.length);
      outputGradient = TestSeed.floats(random, output.length);
      for (int i = 0; i < outputGradient.length; i += 1 + random.nextInt(4)) {
        outputGradient[i] = 0;
      }
      kernelGradient = TestSeed.floats(random, kernelSize);
      biasGradient = TestSeed.floats(random, s.filters());
      kernelGradientBefore = kernelGradient.clone();
      biasGradientBefore = biasGradient.clone();
    }

    private static float[] guarded(int n) {
      float[] guarded = new float[n];
      Arrays.fill(guarded, GUARD);
      return guarded;
    }

    /** Samples and pieces in reverse, so that what one writes over its end is not made good. */
    void run(VectorConvolution convolution, int shards) {
      convolution.begin(kernel);
      convolution.beginTransposed(kernel);
      for (int i = SAMPLES - 1; i >= 0; i--) {
        convolution.forward(i % 2, image, imageAt(i), bias, output, winners, outputAt(i));
      }
      for (int shard = 0; shard < shards; shard++) {
        convolution.clearGradients(shard);
      }
      for (int i = SAMPLES - 1; i >= 0; i--) {
        convolution.backward(
            i % shards,
            i % 2,
            image,
            c.needsInputGradient ? imageGradient : null,
            imageAt(i),
            output,
            winners,
            outputGradient,
            outputAt(i));
      }
      for (int piece = convolution.addPieces() - 1; piece >= 0; piece--) {
        convolution.addGradients(piece, shards, kernelGradient, biasGradient);
      }
    }

    private int imageAt(int sample) {
      return MARGIN + sample * s.imageSize();
    }

    private int outputAt(int sample) {
      return MARGIN + sample * s.pooledSize();
    }

    void checkForward() {
      PlainKernelsInTurn plain = new PlainKernelsInTurn(s, c.relu, kernel, bias);
      double tolerance = 1e-6 * (1 + s.kernelHeight() * s.kernelWidth() * s.channels());
      for (int sample = 0; sample < SAMPLES; sample++) {
        plain.forward(image, imageAt(sample));
        for (int out = 0; out < s.pooledSize(); out++) {
          int at = outputAt(sample) + out;
          assertEquals(plain.output[out], output[at], tolerance, () -> "output " + at);
          if (s.pool() > 1 && c.relu && output[at] <= 0) {
            assertEquals(VectorMaxPool.NO_WINNER, winners[at]);
          } else if (s.pool() > 1) { // up to rounding: nearly equal values may win alike
            double won = plain.convolved[winner(at, out)];
            assertEquals(won, output[at], tolerance, () -> "winner of output " + at);
          }
        }
      }
      assertGuarded(output);
      assertGuarded(winners);
    }

    /** Which float of the convolution's output won an output behind the pooling. */
    private int winner(int at, int out) {
      int place = (int) winners[at];
      int cell = out / s.filters();
      int row = cell / s.pooledWidth() * s.pool() + place / s.pool();
      int column = cell % s.pooledWidth() * s.pool() + place % s.pool();
      return (row * s.outWidth() + column) * s.filters() + out % s.filters();
    }

    void checkBackward() {
      // The fast output says where the ReLU is open: rounding may decide it.
      PlainKernelsInTurn plain = new PlainKernelsInTurn(s, false, kernel, bias);
      float[] gradient = outputGradient.clone();
      double[] imageExpected = doubles(imageGradientBefore);
      double[] kernelExpected = doubles(kernelGradientBefore);
      double[] biasExpected = doubles(biasGradientBefore);
      for (int sample = 0; sample < SAMPLES; sample++) {
        plain.forward(image, imageAt(sample));
        for (int out = 0; out < s.pooledSize(); out++) {
          int at = outputAt(sample) + out;
          if (c.relu && output[at] <= 0) {
            gradient[at] = 0;
          } else if (s.pool() > 1) {
            plain.setWinner(out, winner(at, out));
          }
        }
        plain.backward(image, imageAt(sample), gradient, outputAt(sample));
        add(plain.inputGradient, imageExpected, imageAt(sample));
      }
      add(plain.kernelGradient, kernelExpected, 0);
      add(plain.biasGradient, biasExpected, 0);
      int summed = SAMPLES * s.pooledHeight() * s.pooledWidth();
      assertClose(kernelExpected, kernelGradient, 0, kernel.length, summed, "kernel gradient");
      assertClose(biasExpected, biasGradient, 0, bias.length, summed, "bias gradient");
      assertGuarded(imageGradient);
      if (c.needsInputGradient) {
        int terms = s.kernelHeight() * s.kernelWidth() * s.filters();
        int to = MARGIN + SAMPLES * s.imageSize();
        assertClose(imageExpected, imageGradient, MARGIN, to, terms, "input gradient");
      }
    }

    private static void add(float[] x, double[] sum, int at) {
      for (int i = 0; i < x.length; i++) {
        sum[at + i] += x[i];
      }
    }

    private static double[] doubles(float[] x) {
      double[] doubles = new double[x.length];
      Arrays.setAll(doubles, i -> x[i]);
      return doubles;
    }

    private static void assertClose(
        double[] expected, float[] x, int from, int to, int terms, String name) {
      for (int i = from; i < to; i++) {
        int at = i;
        assertEquals(expected[i], x[i], 1e-6 * (terms + 1), () -> name + " " + at);
      }
    }

    private static void assertGuarded(float[] x) {
      for (int i = 0; i < MARGIN; i++) {
        assertTrue(x[i] == GUARD && x[x.length - 1 - i] == GUARD, "wrote outside of the batch");
      }
    }
  }
}
