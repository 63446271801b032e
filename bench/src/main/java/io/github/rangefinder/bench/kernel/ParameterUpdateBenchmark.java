package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.kernel.ParameterUpdate;
import org.openjdk.jmh.annotations.Benchmark;

/** One update of as many weights as the network has. Rates are small, so that nothing runs away. */
public class ParameterUpdateBenchmark extends EngineBenchmark {
  static final float RATE = 1e-6f;
  static final float MOMENTUM = 0.9f;
  static final float SHARE1 = 0.1f;
  static final float SHARE2 = 0.001f;
  static final float EPSILON = 1e-7f;
  static final float DECAY = 1e-9f;

  final int n = ConvNet.parameterCount();
  final float[] p = RandomFloats.array(n, 1);
  final float[] g = RandomFloats.array(n, 2);
  private final float[] m = new float[n];
  private final float[] v = new float[n];

  /** Plain gradient descent. */
  @Benchmark
  public float[] sgd(Traffic traffic) {
    traffic.addFloats(3L * n);
    ParameterUpdate.sgd(p, g, 0, n, RATE, 0);
    return p;
  }

  /** Gradient descent with momentum. */
  @Benchmark
  public float[] momentum(Traffic traffic) {
    traffic.addFloats(5L * n);
    ParameterUpdate.momentum(p, g, v, 0, n, RATE, MOMENTUM, 0);
    return p;
  }

  /** Adam. */
  @Benchmark
  public float[] adam(Traffic traffic) {
    traffic.addFloats(7L * n);
    ParameterUpdate.adam(p, g, m, v, 0, n, RATE, SHARE1, SHARE2, EPSILON, 0);
    return p;
  }

  /** Adam with decoupled weight decay. */
  @Benchmark
  public float[] adamW(Traffic traffic) {
    traffic.addFloats(7L * n);
    ParameterUpdate.adam(p, g, m, v, 0, n, RATE, SHARE1, SHARE2, EPSILON, DECAY);
    return p;
  }

  /** RMSprop. */
  @Benchmark
  public float[] rmsProp(Traffic traffic) {
    traffic.addFloats(5L * n);
    ParameterUpdate.rmsProp(p, g, v, 0, n, RATE, SHARE1, EPSILON);
    return p;
  }
}
