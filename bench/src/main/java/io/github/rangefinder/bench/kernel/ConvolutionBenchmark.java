package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import io.github.rangefinder.engine.vector.FusedSizes;
import io.github.rangefinder.engine.vector.VectorConvolution;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The two convolutions of the network, alone or with ReLU and max-pooling, on one shard. */
public class ConvolutionBenchmark extends EngineBenchmark {
  /** As many samples as a shard of the model has. */
  static final int SAMPLES = 8;

  /** Where in the network. */
  public enum Place {
    /** 28 x 28 x 1 to 32 filters. */
    FIRST(28, 1, 32),
    /** 13 x 13 x 32 to 64 filters. */
    SECOND(13, 32, 64);

    private final int extent;
    private final int channels;
    private final int filters;

    Place(int extent, int channels, int filters) {
      this.extent = extent;
      this.channels = channels;
      this.filters = filters;
    }

    FusedSizes sizes(int pool) {
      WindowAxis axis = WindowAxis.inside(extent, 3, 1);
      return new FusedSizes(new ConvolutionSizes(axis, axis, channels, filters, 1), pool);
    }
  }

  @Param Place place;

  /** With the ReLU and the 2 x 2 max-pooling behind it, as the model's plan runs it. */
  @Param({"true", "false"})
  boolean fused;

  FusedSizes sizes;
  float[] kernel;
  float[] bias;
  float[] images;
  float[] outputs;
  float[] outputGradients;
  float[] inputGradients;
  private float[] winners;
  private double flop;
  private VectorConvolution convolution;

  /** Makes images and gradients, and runs forward once: backward reads what it leaves. */
  @Setup
  public void prepare() {
    sizes = place.sizes(fused ? 2 : 1);
    kernel = RandomFloats.array(9 * place.channels * sizes.filters(), 1);
    bias = RandomFloats.array(sizes.filters(), 2);
    images = RandomFloats.array(SAMPLES * sizes.imageSize(), 3);
    outputGradients = RandomFloats.array(SAMPLES * sizes.pooledSize(), 4);
    inputGradients = new float[images.length];
    outputs = new float[outputGradients.length];
    winners = new float[outputGradients.length];
    double outputCount = SAMPLES * sizes.convolution().outSize();
    flop = 2 * 9 * place.channels * outputCount;
    convolution = new VectorConvolution(sizes, fused, 1, 1);
    convolution.begin(kernel);
    convolution.beginTransposed(kernel);
    forward(new Arithmetic());
  }

  /** Forward. */
  @Benchmark
  public float[] forward(Arithmetic arithmetic) {
    arithmetic.addFlop(flop);
    for (int i = 0; i < SAMPLES; i++) {
      int imageAt = i * sizes.imageSize();
      int outputAt = i * sizes.pooledSize();
      convolution.forward(0, images, imageAt, bias, outputs, winners, outputAt);
    }
    return outputs;
  }

  /** Backward without the input's gradient, as for a first layer. */
  @Benchmark
  public VectorConvolution kernelGradient(Arithmetic arithmetic) {
    arithmetic.addFlop(flop);
    backward(null);
    return convolution;
  }

  /** Backward with both gradients. */
  @Benchmark
  public float[] bothGradients(Arithmetic arithmetic) {
    arithmetic.addFlop(2 * flop);
    backward(inputGradients);
    return inputGradients;
  }

  private void backward(float[] inputGradientsOrNull) {
    convolution.clearGradients(0);
    Arrays.fill(inputGradients, 0);
    for (int i = 0; i < SAMPLES; i++) {
      convolution.backward(
          0,
          0,
          images,
          inputGradientsOrNull,
          i * sizes.imageSize(),
          outputs,
          winners,
          outputGradients,
          i * sizes.pooledSize());
    }
  }

  /** Adds the gradients of the last backward to arrays of zeros. */
  void addGradients(float[] kernelGradient, float[] biasGradient) {
    for (int piece = 0; piece < convolution.addPieces(); piece++) {
      convolution.addGradients(piece, 1, kernelGradient, biasGradient);
    }
  }
}
