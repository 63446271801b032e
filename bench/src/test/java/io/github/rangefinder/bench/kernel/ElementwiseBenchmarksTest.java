package io.github.rangefinder.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.Traffic;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The benchmarks whose result a line or two can check. */
class ElementwiseBenchmarksTest {
  private final Traffic traffic = new Traffic();

  @Test
  void thePeakLoopBringsEverySumToTwo() {
    Arithmetic arithmetic = new Arithmetic();
    assertEquals(FmaPeak.RESULT, new FmaPeak().peak(arithmetic));
    assertEquals(FmaPeak.FLOP * 1e-9, arithmetic.gflop);
  }

  @Test
  void pixelsAreDividedBy255() {
    PixelScalingBenchmark benchmark = new PixelScalingBenchmark();
    float[] out = benchmark.toUnit(traffic);
    for (int i = 0; i < out.length; i++) {
      assertEquals((benchmark.pixels[i] & 0xff) / 255f, out[i]);
    }
    assertEquals(250 * 784 * 5e-9, traffic.gbyte, 1e-12);
  }

  @Test
  void poolingTakesTheLargestAndSendsTheGradientThere() {
    MaxPoolingBenchmark benchmark = new MaxPoolingBenchmark();
    benchmark.prepare();
    float[] inputGradient = benchmark.backward(traffic);
    int channels = MaxPoolingBenchmark.CHANNELS;
    for (int i = 0; i < benchmark.output.length; i++) {
      int row = i / channels / MaxPoolingBenchmark.OUT * 2;
      int column = i / channels % MaxPoolingBenchmark.OUT * 2;
      float largest = Float.NEGATIVE_INFINITY;
      float gradient = Float.NaN;
      for (int j = 0; j < 4; j++) {
        int pixel = (row + j / 2) * MaxPoolingBenchmark.EXTENT + column + j % 2;
        int at = pixel * channels + i % channels;
        if (benchmark.image[at] > largest) {
          largest = benchmark.image[at];
          gradient = inputGradient[at];
        }
      }
      assertEquals(largest, benchmark.output[i]);
      assertEquals(benchmark.outputGradient[i], gradient);
    }
  }

  @Test
  void theLossIsTheMeanOfMinusLogSoftmax() {
    CrossEntropyBenchmark benchmark = new CrossEntropyBenchmark();
    double sum = 0;
    for (int row = 0; row < CrossEntropyBenchmark.N; row++) {
      double exponentials = 0;
      int at = row * CrossEntropyBenchmark.CLASSES;
      for (int j = 0; j < CrossEntropyBenchmark.CLASSES; j++) {
        exponentials += Math.exp(benchmark.logits[at + j]);
      }
      sum += Math.log(exponentials) - benchmark.logits[at + benchmark.labels[row]];
    }
    assertEquals(sum, benchmark.lossAndGradient(traffic), 1e-9 * sum);
    assertEquals(-1, CrossEntropyBenchmark.N * benchmark.gradient[benchmark.labels[0]], 0.3);
  }

  @Test
  void updatesMoveEachWeightByTheFormula() {
    float rate = ParameterUpdateBenchmark.RATE;
    double adam = Math.sqrt(ParameterUpdateBenchmark.SHARE2) / ParameterUpdateBenchmark.SHARE1;
    assertUpdate(ParameterUpdateBenchmark::sgd, (p, g) -> p - rate * g);
    assertUpdate(ParameterUpdateBenchmark::momentum, (p, g) -> p - rate * g);
    assertUpdate(ParameterUpdateBenchmark::adam, (p, g) -> p - rate * Math.signum(g) / adam);
    assertUpdate(
        ParameterUpdateBenchmark::adamW,
        (p, g) -> p - rate * Math.signum(g) / adam - ParameterUpdateBenchmark.DECAY * p);
    assertUpdate(
        ParameterUpdateBenchmark::rmsProp,
        (p, g) -> p - rate * Math.signum(g) / Math.sqrt(ParameterUpdateBenchmark.SHARE1));
  }

  private void assertUpdate(
      BiFunction<ParameterUpdateBenchmark, Traffic, float[]> update,
      BiFunction<Double, Double, Double> formula) {
    ParameterUpdateBenchmark benchmark = new ParameterUpdateBenchmark();
    float[] before = benchmark.p.clone();
    float[] after = update.apply(benchmark, traffic);
    for (int i = 0; i < before.length; i += 1009) {
      double expected = formula.apply((double) before[i], (double) benchmark.g[i]);
      assertEquals(expected - before[i], after[i] - before[i], 1e-7, "weight " + i);
    }
  }
}
