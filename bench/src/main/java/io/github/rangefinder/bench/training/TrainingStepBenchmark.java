package io.github.rangefinder.bench.training;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.Mnist;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.bench.workload.TrainingRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A step of the network on MNIST: read a batch, forward, loss, backward, update. */
public class TrainingStepBenchmark extends EngineBenchmark {
  @Param({"32", "250", "2000"})
  int batch;

  @Param OptimizerChoice optimizer;

  @Param({"1", "2"})
  int threads;

  private TrainingRun run;
  private double flop;

  /** Starts from fresh weights. */
  @Setup
  public void prepare() {
    flop = ConvNet.stepFlop(batch);
    run = new TrainingRun(Mnist.train(), optimizer, batch, threads);
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
