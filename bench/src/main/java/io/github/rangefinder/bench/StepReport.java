package io.github.rangefinder.bench;

import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import io.github.rangefinder.bench.timing.Allocation;
import io.github.rangefinder.bench.timing.StepTimes;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.Mnist;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.bench.workload.TrainingRun;
import io.github.rangefinder.engine.data.Dataset;

/**
 * Times the whole training step and prints the ratios that the engine has to keep.
 *
 * <pre>java --add-modules jdk.incubator.vector -cp bench.jar io.github.rangefinder.bench.StepReport
 * </pre>
 *
 * <p>An argument, if there is one, is the number of rounds; the default takes about a minute.
 */
public final class StepReport {
  private static final int ROUNDS = 24;
  private static final int EPOCH_STEPS = 240;
  private static final int LAST_STEPS = 10;

  private StepReport() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    System.out.println(Machine.describe());
    System.out.println(Machine.kernels());
    System.out.println();
    Dataset data = Mnist.train();
    try (StepTimes times = new StepTimes(data)) {
      times.run(rounds, round -> System.err.printf("\rround %d of %d ", round + 1, rounds));
      System.err.println();
      System.out.println(times(times, data));
      System.out.println(ratios(times, data));
    }
  }

  private static TextTable times(StepTimes times, Dataset data) {
    TextTable table = new TextTable("", "1 thread", "2 threads");
    row(table, "FMA peak, GFLOP/s", "%.1f", times::peakGflops);
    row(table, "step with SGD, ms", "%.2f", threads -> times.step(OptimizerChoice.SGD, threads));
    row(table, "step with Adam, ms", "%.2f", threads -> times.step(OptimizerChoice.ADAM, threads));
    row(table, "step with SGD, GFLOP/s", "%.1f", threads -> gflops(times, threads));
    row(table, "share of the peak, %", "%.0f", threads -> 100 * peakShare(times, threads));
    for (OptimizerChoice optimizer : OptimizerChoice.values()) {
      String name = "loss after %d steps with %s".formatted(EPOCH_STEPS, optimizer);
      row(table, name, "%.5f", threads -> lossOfEpoch(data, optimizer, threads));
    }
    return table;
  }

  private interface ByThreads {
    double value(int threads);
  }

  private static void row(TextTable table, String name, String format, ByThreads numbers) {
    table.row(name, format.formatted(numbers.value(1)), format.formatted(numbers.value(2)));
  }

  private static double gflops(StepTimes times, int threads) {
    return ConvNet.stepFlop(ConvNet.BATCH) / (times.step(OptimizerChoice.SGD, threads) * 1e6);
  }

  private static double peakShare(StepTimes times, int threads) {
    return gflops(times, threads) / times.peakGflops(threads);
  }

  /** The mean loss of the last steps of an epoch from fresh weights: what shows that it learns. */
  private static double lossOfEpoch(Dataset data, OptimizerChoice optimizer, int threads) {
    double sum = 0;
    try (TrainingRun run = new TrainingRun(data, optimizer, ConvNet.BATCH, threads)) {
      for (int i = 0; i < EPOCH_STEPS; i++) {
        double loss = run.next();
        sum += i < EPOCH_STEPS - LAST_STEPS ? 0 : loss;
      }
    }
    return sum / LAST_STEPS;
  }

  private static TextTable ratios(StepTimes times, Dataset data) {
    double sgd = times.step(OptimizerChoice.SGD, 1);
    double adam = times.step(OptimizerChoice.ADAM, 1);
    double[] perSample = {
      times.smallStep() / StepTimes.SMALL_BATCH,
      sgd / ConvNet.BATCH,
      times.largeStep() / StepTimes.LARGE_BATCH
    };
    TextTable table = new TextTable("", "measured", "at least", "aim");
    table.row(
        "share of the FMA peak, 1 thread",
        "%.0f %%".formatted(100 * peakShare(times, 1)),
        "55 %",
        "70 %");
    table.row(
        "two threads over one",
        "%.2f".formatted(sgd / times.step(OptimizerChoice.SGD, 2)),
        "1.80",
        "1.90");
    table.row("Adam over SGD", "%.3f".formatted(adam / sgd), "1.080", "1.030");
    table.row(
        "time a sample in batches of 32, 250, 2000, us",
        "%.0f, %.0f, %.0f".formatted(1e3 * perSample[0], 1e3 * perSample[1], 1e3 * perSample[2]));
    table.row("slowest of them over fastest", "%.2f".formatted(spread(perSample)), "1.30", "1.10");
    table.row("bytes a warm step allocates", "%.0f".formatted(allocatedBytes(data)), "1024", "0");
    return table;
  }

  private static double spread(double... values) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (double value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return max / min;
  }

  private static double allocatedBytes(Dataset data) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (TrainingRun run = new TrainingRun(data, OptimizerChoice.ADAM, ConvNet.BATCH, threads)) {
      for (int i = 0; i < LAST_STEPS; i++) {
        run.next();
      }
      return Allocation.bytesPerRun(run::next, EPOCH_STEPS / 2);
    }
  }
}
