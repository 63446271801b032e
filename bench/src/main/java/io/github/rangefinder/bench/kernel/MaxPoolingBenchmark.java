package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Max-pooling by itself, 2 x 2, of one image as the first convolution makes it. */
public class MaxPoolingBenchmark extends EngineBenchmark {
  static final int EXTENT = 26;
  static final int CHANNELS = 32;
  static final int OUT = EXTENT / 2;
  private static final PoolingSizes SIZES = PoolingSizes.tiles(EXTENT, EXTENT, CHANNELS, 2);

  final float[] image = RandomFloats.array(EXTENT * EXTENT * CHANNELS, 1);
  final float[] output = new float[OUT * OUT * CHANNELS];
  final float[] outputGradient = RandomFloats.array(output.length, 2);
  final float[] inputGradient = new float[image.length];
  private final int[] winners = new int[output.length];

  /** Finds the winners for backward. */
  @Setup
  public void prepare() {
    forward(new Traffic());
  }

  /** Forward: reads an image, writes the pooled one and the winners. */
  @Benchmark
  public float[] forward(Traffic traffic) {
    traffic.addFloats(image.length + 2L * output.length);
    MaxPooling.forward(SIZES, image, 0, output, winners, 0);
    return output;
  }

  /** Backward: reads the gradient and the winners, writes the image's gradient. */
  @Benchmark
  public float[] backward(Traffic traffic) {
    traffic.addFloats(image.length + 2L * output.length);
    MaxPooling.backward(SIZES, outputGradient, winners, 0, inputGradient, 0);
    return inputGradient;
  }
}
