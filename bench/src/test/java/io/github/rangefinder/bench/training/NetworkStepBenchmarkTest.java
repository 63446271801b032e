package io.github.rangefinder.bench.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkStepBenchmarkTest {
  @ParameterizedTest
  @EnumSource(
      value = Workload.class,
      names = {"MLP_SMALL_BATCH", "STRIDED", "LENET5"})
  void startsNearWhereTenClassesAreAlike(Workload network) {
    NetworkStepBenchmark benchmark = new NetworkStepBenchmark();
    benchmark.network = network;
    benchmark.threads = 2;
    benchmark.prepare();
    Arithmetic arithmetic = new Arithmetic();
    assertEquals(Math.log(10), benchmark.step(arithmetic), 0.5);
    assertEquals(network.stepFlop() * 1e-9, arithmetic.gflop);
    benchmark.close();
  }
}
