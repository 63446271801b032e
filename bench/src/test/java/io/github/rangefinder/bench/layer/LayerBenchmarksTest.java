package io.github.rangefinder.bench.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.Close;
import io.github.rangefinder.bench.workload.PlainKernelsInTurn;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.vector.FusedSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LayerBenchmarksTest {
  /** More than a shard, and not a whole number of them. */
  private static final int BATCH = 11;

  private final LearningLayerBenchmark benchmark = new LearningLayerBenchmark();

  @ParameterizedTest
  @EnumSource(value = LearningLayerBenchmark.Place.class, mode = Mode.MATCH_ALL, names = "DENSE_.*")
  void aDenseLayerIsItsThreeProducts(LearningLayerBenchmark.Place place) {
    run(place);
    int in = place.input().size();
    float[] kernel = benchmark.parameters.get(0).data().data();
    float[] input = benchmark.input.data();
    float[] outputGradient = benchmark.run.outputGradient().data();
    int units = kernel.length / in;
    double[] output = new double[BATCH * units];
    double[] kernelGradient = new double[kernel.length];
    double[] inputGradient = new double[BATCH * in];
    for (int sample = 0; sample < BATCH; sample++) {
      for (int i = 0; i < in; i++) {
        for (int unit = 0; unit < units; unit++) {
          double x = input[sample * in + i];
          double gradient = outputGradient[sample * units + unit];
          output[sample * units + unit] += x * kernel[i * units + unit];
          kernelGradient[i * units + unit] += x * gradient;
          inputGradient[sample * in + i] += kernel[i * units + unit] * gradient;
        }
      }
    }
    Close.assertClose(output, benchmark.run.output().data(), 0);
    Close.assertClose(kernelGradient, benchmark.parameters.get(0).gradient().data(), 0);
    Close.assertClose(inputGradient, benchmark.run.inputGradient().data(), 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = LearningLayerBenchmark.Place.class,
      mode = Mode.MATCH_ALL,
      names = ".*CONVOLUTION")
  void aConvolutionComesWithReluAndPooling(LearningLayerBenchmark.Place place) {
    run(place);
    FusedSizes sizes = sizes(place.input(), benchmark.run.output().shape().dim(3));
    float[] kernel = benchmark.parameters.get(0).data().data();
    float[] bias = benchmark.parameters.get(1).data().data();
    PlainKernelsInTurn plain = new PlainKernelsInTurn(sizes, true, kernel, bias);
    for (int i = 0; i < BATCH; i++) {
      int imageAt = i * sizes.imageSize();
      int outputAt = i * sizes.pooledSize();
      float[] outputGradient = benchmark.run.outputGradient().data();
      plain.forward(benchmark.input.data(), imageAt);
      plain.backward(benchmark.input.data(), imageAt, outputGradient, outputAt);
      Close.assertClose(plain.output, benchmark.run.output().data(), outputAt);
      if (benchmark.run.inputGradient() != null) {
        Close.assertClose(plain.inputGradient, benchmark.run.inputGradient().data(), imageAt);
      }
    }
    Close.assertClose(plain.kernelGradient, benchmark.parameters.get(0).gradient().data(), 0);
    Close.assertClose(plain.biasGradient, benchmark.parameters.get(1).gradient().data(), 0);
  }

  private static FusedSizes sizes(Shape image, int filters) {
    WindowAxis axis = WindowAxis.inside(image.dim(0), 3, 1);
    return new FusedSizes(new ConvolutionSizes(axis, axis, image.dim(2), filters, 1), 2);
  }

  private void run(LearningLayerBenchmark.Place place) {
    benchmark.place = place;
    benchmark.prepare(BATCH);
    benchmark.forward(new Arithmetic());
    benchmark.backward(new Arithmetic());
  }

  @Test
  void reluLetsGradientsThroughWhereTheInputIsPositive() {
    PlainLayerBenchmark relu = new PlainLayerBenchmark();
    relu.place = PlainLayerBenchmark.Place.RELU;
    relu.prepare();
    float[] output = relu.forward(new Traffic()).data();
    float[] inputGradient = relu.backward(new Traffic()).data();
    for (int i = 0; i < output.length; i++) {
      float x = relu.input.data()[i];
      assertEquals(Math.max(x, 0), output[i]);
      assertEquals(x > 0 ? relu.run.outputGradient().data()[i] : 0, inputGradient[i]);
    }
  }

  @ParameterizedTest
  @EnumSource(PlainLayerBenchmark.Place.class)
  void plainLayersPassOnAGradient(PlainLayerBenchmark.Place place) {
    PlainLayerBenchmark plain = new PlainLayerBenchmark();
    plain.place = place;
    plain.prepare();
    double gradientSum = 0;
    for (float gradient : plain.backward(new Traffic()).data()) {
      gradientSum += Math.abs(gradient);
    }
    double outputGradientSum = 0;
    for (float gradient : plain.run.outputGradient().data()) {
      outputGradientSum += Math.abs(gradient);
    }
    double share = gradientSum / outputGradientSum;
    double expected =
        switch (place) {
          case RELU -> 0.5;
          case TANH -> Math.tanh(1); // the mean of its slope between -1 and 1
          case SIGMOID -> 1 / (1 + Math.exp(-1)) - 0.5;
          case MAX_POOL -> 1;
        };
    assertEquals(expected, share, 0.01);
  }
}
