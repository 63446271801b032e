package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.kernel.CrossEntropy;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/** Softmax and cross-entropy of a batch with its gradient: exponentials more than traffic. */
public class CrossEntropyBenchmark extends EngineBenchmark {
  static final int N = ConvNet.BATCH;
  static final int CLASSES = 10;

  final float[] logits = RandomFloats.array(N * CLASSES, 1);
  final float[] gradient = new float[logits.length];
  final int[] labels = new int[N];

  /** Any labels will do. */
  public CrossEntropyBenchmark() {
    Arrays.setAll(labels, i -> i * 7 % CLASSES);
  }

  /** Reads logits and labels, writes the gradient. */
  @Benchmark
  public double lossAndGradient(Traffic traffic) {
    traffic.addFloats(logits.length + N + gradient.length);
    return CrossEntropy.lossSum(logits, labels, N, CLASSES, gradient);
  }
}
