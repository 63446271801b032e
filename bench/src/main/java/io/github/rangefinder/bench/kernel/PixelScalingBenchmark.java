package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.kernel.PixelScaling;
import org.openjdk.jmh.annotations.Benchmark;

/** A batch of images from bytes to floats. */
public class PixelScalingBenchmark extends EngineBenchmark {
  final byte[] pixels = new byte[ConvNet.BATCH * ConvNet.INPUT.size()];
  private final float[] out = new float[pixels.length];

  /** Every value of a byte comes up. */
  public PixelScalingBenchmark() {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31);
    }
  }

  /** Reads bytes, writes floats. */
  @Benchmark
  public float[] toUnit(Traffic traffic) {
    traffic.addBytes(pixels.length + (long) out.length * Float.BYTES);
    PixelScaling.toUnit(pixels, 0, out, 0, pixels.length);
    return out;
  }
}
