package io.github.rangefinder.bench.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingStepBenchmarkTest {
  /** Small, since vector code is slow until it is compiled. */
  private static final int BATCH = 16;

  private final TrainingStepBenchmark benchmark = new TrainingStepBenchmark();
  private final Arithmetic arithmetic = new Arithmetic();

  private void prepare(OptimizerChoice optimizer) {
    benchmark.batch = BATCH;
    benchmark.optimizer = optimizer;
    benchmark.threads = 2;
    benchmark.prepare();
  }

  @AfterEach
  void close() {
    benchmark.close();
  }

  @ParameterizedTest
  @EnumSource(OptimizerChoice.class)
  void startsWhereTenClassesAreAlike(OptimizerChoice optimizer) {
    prepare(optimizer);
    assertEquals(Math.log(10), benchmark.step(arithmetic), 0.1);
    assertEquals(ConvNet.stepFlop(BATCH) * 1e-9, arithmetic.gflop);
  }

  @Test
  void learns() {
    prepare(OptimizerChoice.ADAM);
    double first = benchmark.step(arithmetic);
    double last = first;
    for (int i = 0; i < 10; i++) {
      last = benchmark.step(arithmetic);
    }
    assertTrue(last < 0.95 * first, first + " to " + last);
  }
}
