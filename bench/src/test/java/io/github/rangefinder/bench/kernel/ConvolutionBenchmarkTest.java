package io.github.rangefinder.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.bench.kernel.ConvolutionBenchmark.Place;
import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.Close;
import io.github.rangefinder.bench.workload.PlainKernelsInTurn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionBenchmarkTest {
  @ParameterizedTest
  @CsvSource({"FIRST, true", "FIRST, false", "SECOND, true", "SECOND, false"})
  void isTheConvolutionAndItsGradients(Place place, boolean fused) {
    ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
    benchmark.place = place;
    benchmark.fused = fused;
    benchmark.prepare();
    Arithmetic arithmetic = new Arithmetic();
    float[] outputs = benchmark.forward(arithmetic);
    float[] inputGradients = benchmark.bothGradients(arithmetic);

    PlainKernelsInTurn plain =
        new PlainKernelsInTurn(benchmark.sizes, fused, benchmark.kernel, benchmark.bias);
    for (int i = 0; i < ConvolutionBenchmark.SAMPLES; i++) {
      int imageAt = i * benchmark.sizes.imageSize();
      int outputAt = i * benchmark.sizes.pooledSize();
      plain.forward(benchmark.images, imageAt);
      plain.backward(benchmark.images, imageAt, benchmark.outputGradients, outputAt);
      Close.assertClose(plain.output, outputs, outputAt);
      Close.assertClose(plain.inputGradient, inputGradients, imageAt);
    }
    assertGradients(plain, benchmark);

    benchmark.kernelGradient(arithmetic);
    assertGradients(plain, benchmark);
    double forwardFlop =
        place == Place.FIRST ? 2.0 * 26 * 26 * 9 * 32 : 2.0 * 11 * 11 * 9 * 32 * 64;
    assertEquals(4 * 8e-9 * forwardFlop, arithmetic.gflop, 1e-12);
  }

  private static void assertGradients(PlainKernelsInTurn plain, ConvolutionBenchmark benchmark) {
    float[] kernelGradient = new float[benchmark.kernel.length];
    float[] biasGradient = new float[benchmark.bias.length];
    benchmark.addGradients(kernelGradient, biasGradient);
    Close.assertClose(plain.kernelGradient, kernelGradient, 0);
    Close.assertClose(plain.biasGradient, biasGradient, 0);
  }
}
