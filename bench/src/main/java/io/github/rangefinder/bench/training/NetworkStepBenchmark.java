package io.github.rangefinder.bench.training;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.TrainingRun;
import io.github.rangefinder.bench.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A step with Adam of networks of different kinds. */
public class NetworkStepBenchmark extends EngineBenchmark {
  @Param Workload network;

  @Param({"1", "2"})
  int threads;

  private TrainingRun run;
  private double flop;

  /** Starts from fresh weights. */
  @Setup
  public void prepare() {
    flop = network.stepFlop();
    run = TrainingRun.of(network, threads);
  }

  /** Trains on the next batch. */
  @Benchmark
  public double step(Arithmetic arithmetic) {
    arithmetic.addFlop(flop);
    return run.next();
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    run.close();
  }
}
