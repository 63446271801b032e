package io.github.rangefinder.engine.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.vector.VectorMatrixProduct;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The product this run has chosen, plain or vectorised, beside a sum in double precision. */
class ParallelProductTest {
  private static final int[] SIZES = {
    1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 193, 207, 385
  };
  private static final List<Form> FORMS = List.of(Form.values());
  private static final int RANDOM_SIZES = 40;

  /** What no product may touch, right behind its result. */
  private static final float GUARD = 12345;

  /** What no product may read, right behind its operands. */
  private static final float POISON = Float.NaN;

  record Sizes(Form form, int m, int n, int k) {}

  static Stream<Sizes> sizes() {
    SplittableRandom random = TestSeed.random();
    Stream<Sizes> article =
        Stream.of(
            new Sizes(Form.PLAIN, 250, 256, 1600),
            new Sizes(Form.LEFT_TRANSPOSED, 1600, 256, 250),
            new Sizes(Form.RIGHT_TRANSPOSED, 250, 1600, 256),
            new Sizes(Form.PLAIN, 250, 10, 128));
    Stream<Sizes> edges = FORMS.stream().flatMap(ParallelProductTest::ones);
    Stream<Sizes> drawn =
        Stream.generate(
                () ->
                    new Sizes(
                        FORMS.get(random.nextInt(FORMS.size())),
                        size(random),
                        size(random),
                        size(random)))
            .limit(RANDOM_SIZES);
    return Stream.of(article, edges, drawn).flatMap(s -> s);
  }

  /** Vectors and scalars are matrices too. */
  private static Stream<Sizes> ones(Form form) {
    return Stream.of(
        new Sizes(form, 1, 1, 1),
        new Sizes(form, 33, 1, 1),
        new Sizes(form, 1, 33, 1),
        new Sizes(form, 1, 1, 33),
        new Sizes(form, 17, 33, 1),
        new Sizes(form, 17, 1, 33),
        new Sizes(form, 1, 17, 33));
  }

  private static int size(SplittableRandom random) {
    return SIZES[random.nextInt(SIZES.length)];
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void addsTheSumOfProducts(Sizes s) {
    SplittableRandom random = TestSeed.random();
    float[] a = operand(random, s.m * s.k);
    float[] b = operand(random, s.k * s.n);
    Product product = new Product(s.form, s.m, s.n, s.k);
    for (float[] start : new float[][] {null, operand(random, s.n)}) {
      float[] c = result(random, s.m * s.n);
      double[] expected = reference(s, a, b, start, c);
      float[] again = c.clone();
      multiply(product, s.m, s.k, 1, a, b, start, c);
      assertClose(expected, c, s);
      try (Workers workers = new Workers(3)) {
        whole(product, s.m, s.k, a, b, start, again, workers);
      }
      assertArrayEquals(c, again);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void givesTheSameBitsForAnyNumberOfThreads(Sizes s) {
    SplittableRandom random = TestSeed.random();
    float[] a = operand(random, s.m * s.k);
    float[] b = operand(random, s.k * s.n);
    float[] one = result(random, s.m * s.n);
    Product product = new Product(s.form, s.m, s.n, s.k);
    float[] before = one.clone();
    multiply(product, s.m, s.k, 1, a, b, null, one);
    for (int threads : new int[] {2, 7, 64}) {
      float[] many = before.clone();
      multiply(product, s.m, s.k, threads, a, b, null, many);
      assertArrayEquals(one, many, threads + " threads, " + s);
    }
  }

  /** The last batch of an epoch is smaller: one product object serves several sizes in turn. */
  @ParameterizedTest
  @MethodSource("sizes")
  void servesSmallerSizesThanItWasMadeFor(Sizes largest) {
    SplittableRandom random = TestSeed.random();
    Product product = new Product(largest.form, largest.m, largest.n, largest.k);
    for (int repeat = 0; repeat < 4; repeat++) {
      int m = repeat == 2 ? largest.m : 1 + random.nextInt(Math.min(largest.m, 99));
      int k = repeat == 3 ? largest.k : 1 + random.nextInt(Math.min(largest.k, 99));
      Sizes s = new Sizes(largest.form, m, largest.n, k);
      float[] a = operand(random, m * k);
      float[] b = operand(random, k * s.n);
      float[] c = result(random, m * s.n);
      double[] expected = reference(s, a, b, null, c);
      multiply(product, m, k, 1 + random.nextInt(4), a, b, null, c);
      assertClose(expected, c, s);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotFiniteSpoilsItsRowAndColumnAlone(Form form) {
    for (float spoilt : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (int n : new int[] {1, 7, 16, 33}) {
        Sizes s = new Sizes(form, 19, n, 21);
        float[] a = new float[s.m * s.k];
        float[] b = new float[s.k * s.n];
        float[] c = new float[s.m * s.n];
        Arrays.fill(a, 1);
        Arrays.fill(b, 1);
        a[aAt(s, 5, 20)] = spoilt;
        b[bAt(s, 0, n - 1)] = spoilt;
        multiply(new Product(form, s.m, s.n, s.k), s.m, s.k, 1, a, b, null, c);
        for (int i = 0; i < s.m; i++) {
          for (int j = 0; j < n; j++) {
            float expected = i == 5 || j == n - 1 ? spoilt : s.k;
            assertEquals(expected, c[i * n + j], s + " at " + i + ", " + j);
          }
        }
      }
    }
  }

  /** Tasks in reverse, since their order must not matter, each by another thread's buffers. */
  private static void multiply(
      Product product, int m, int k, int threads, float[] a, float[] b, float[] start, float[] c) {
    if (product.fast == null) {
      whole(product, m, k, a, b, start, c, new Workers(1));
      return;
    }
    for (int piece = product.fast.begin(m, k, threads) - 1; piece >= 0; piece--) {
      product.fast.multiply(piece, piece % threads, a, b, start, c);
    }
  }

  private static void whole(
      Product product,
      int m,
      int k,
      float[] a,
      float[] b,
      float[] start,
      float[] c,
      Workers workers) {
    if (start == null) {
      product.whole.add(m, k, a, b, c, workers);
    } else {
      product.whole.fill(m, k, a, b, start, c, workers);
    }
  }

  /** The product of this run's kernels and, where it is the fast one, that alone. */
  private static final class Product {
    final ParallelProduct whole;
    final VectorMatrixProduct fast;

    Product(Form form, int maxM, int n, int maxK) {
      whole = new ParallelProduct(form, maxM, n, maxK);
      fast = Kernels.areVector() ? new VectorMatrixProduct(form, maxM, n, maxK) : null;
    }
  }

  private static double[] reference(Sizes s, float[] a, float[] b, float[] start, float[] c) {
    double[] row = new double[s.k];
    double[][] columns = new double[s.n][s.k];
    for (int j = 0; j < s.n; j++) {
      for (int p = 0; p < s.k; p++) {
        columns[j][p] = b[bAt(s, p, j)];
      }
    }
    double[] sums = new double[s.m * s.n];
    for (int i = 0; i < s.m; i++) {
      for (int p = 0; p < s.k; p++) {
        row[p] = a[aAt(s, i, p)];
      }
      for (int j = 0; j < s.n; j++) {
        sums[i * s.n + j] = (start == null ? c[i * s.n + j] : start[j]) + dot(row, columns[j]);
      }
    }
    return sums;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static int aAt(Sizes s, int i, int p) {
    return s.form == Form.LEFT_TRANSPOSED ? p * s.m + i : i * s.k + p;
  }

  private static int bAt(Sizes s, int p, int j) {
    return s.form == Form.RIGHT_TRANSPOSED ? j * s.k + p : p * s.n + j;
  }

  private static float[] operand(SplittableRandom random, int n) {
    return withTail(TestSeed.floats(random, n), POISON);
  }

  private static float[] result(SplittableRandom random, int n) {
    return withTail(TestSeed.floats(random, n), GUARD);
  }

  private static float[] withTail(float[] x, float tail) {
    float[] longer = Arrays.copyOf(x, x.length + 40);
    Arrays.fill(longer, x.length, longer.length, tail);
    return longer;
  }

  private static void assertClose(double[] expected, float[] c, Sizes s) {
    double tolerance = 1e-6 * (s.k + 1);
    for (int i = 0; i < expected.length; i++) {
      int at = i;
      assertEquals(expected[i], c[i], tolerance, () -> at / s.n + ", " + at % s.n + " of " + s);
    }
    for (int i = expected.length; i < c.length; i++) {
      assertEquals(GUARD, c[i], "what stands behind the result");
    }
  }
}
