package io.github.rangefinder.bench;

import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import io.github.rangefinder.bench.timing.Allocation;
import io.github.rangefinder.bench.timing.NetworkTimes;
import io.github.rangefinder.bench.timing.Quantile;
import io.github.rangefinder.bench.timing.StepFigures;
import io.github.rangefinder.bench.timing.StepTimes;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.Mnist;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.bench.workload.TrainingRun;
import io.github.rangefinder.bench.workload.Workload;
import io.github.rangefinder.engine.data.Dataset;
import java.util.Locale;

/**
 * Times the whole training step and prints the ratios that the engine has to keep.
 *
 * <pre>java -XX:-TieredCompilation --add-modules jdk.incubator.vector \
 *     -cp bench.jar io.github.rangefinder.bench.StepReport
 * </pre>
 *
 * <p>An argument, if there is one, is the number of rounds; the default takes a minute or two.
 * Ratios come from the median times and, for a machine that others use too, from those that a tenth
 * of the times are below.
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
      StepFigures medians = times.figures(Quantile.MEDIAN);
      StepFigures fastest = times.figures(Quantile.FASTEST_TENTH);
      System.out.println(times(medians, fastest));
      System.out.println(ratios(medians, fastest, data));
      System.out.println(losses(data));
    }
    System.out.println(networks(rounds));
  }

  /**
   * Each kind of network with Adam: medians, then the fastest tenth, and at last how far the two
   * cores were from each other meanwhile.
   */
  private static TextTable networks(int rounds) {
    TextTable table =
        new TextTable(
            "step with Adam, ms",
            "1 thread",
            "2 threads",
            "speed-up",
            "share of peak",
            "B/step",
            "1 thread",
            "2 threads",
            "apart, ns");
    for (Workload workload : Workload.values()) {
      try (NetworkTimes times = new NetworkTimes(workload)) {
        times.run(rounds);
        double one = times.millis(1, Quantile.MEDIAN);
        double two = times.millis(2, Quantile.MEDIAN);
        table.row(
            workload.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            number(one),
            number(two),
            number(one / two),
            number(times.peakShare(Quantile.MEDIAN)),
            "%.0f".formatted(times.allocatedBytes(2)),
            number(times.millis(1, Quantile.FASTEST_TENTH)),
            number(times.millis(2, Quantile.FASTEST_TENTH)),
            "%.0f".formatted(times.coreDistance()));
      }
    }
    return table;
  }

  private static TextTable times(StepFigures medians, StepFigures fastest) {
    TextTable table = new TextTable("", "1 thread", "fastest tenth", "2 threads", "fastest tenth");
    row(table, "FMA peak, GFLOP/s", medians.peakGflops(), fastest.peakGflops());
    row(table, "step with SGD, ms", medians.sgd(), fastest.sgd());
    row(table, "step with Adam, ms", medians.adam(), fastest.adam());
    row(
        table,
        "step with SGD, GFLOP/s",
        new double[] {medians.stepGflops(1), medians.stepGflops(2)},
        new double[] {fastest.stepGflops(1), fastest.stepGflops(2)});
    return table;
  }

  private static void row(TextTable table, String name, double[] medians, double[] fastest) {
    table.row(name, number(medians[0]), number(fastest[0]), number(medians[1]), number(fastest[1]));
  }

  private static String number(double value) {
    return "%.2f".formatted(value);
  }

  private static TextTable ratios(StepFigures medians, StepFigures fastest, Dataset data) {
    TextTable table = new TextTable("", "medians", "fastest tenth", "bound", "aim");
    table.row(
        "share of the FMA peak, 1 thread",
        number(medians.peakShare(1)),
        number(fastest.peakShare(1)),
        "at least 0.55",
        "0.70");
    table.row(
        "two threads over one",
        number(medians.speedup()),
        number(fastest.speedup()),
        "at least 1.80",
        "1.90");
    table.row(
        "Adam over SGD",
        number(medians.adamOverSgd()),
        number(fastest.adamOverSgd()),
        "at most 1.08",
        "1.03");
    table.row(
        "us a sample in batches of 32, 250, 2000",
        micros(medians.microsPerSample()),
        micros(fastest.microsPerSample()));
    table.row(
        "slowest of them over fastest",
        number(medians.batchSpread()),
        number(fastest.batchSpread()),
        "at most 1.30",
        "1.10");
    table.row("bytes a warm step allocates", "%.0f".formatted(allocatedBytes(data)), "", "0", "0");
    return table;
  }

  private static String micros(double... values) {
    return "%.0f, %.0f, %.0f".formatted(values[0], values[1], values[2]);
  }

  /** What shows that it learns, and the same with one thread as with two. */
  private static TextTable losses(Dataset data) {
    TextTable table =
        new TextTable("loss after %d steps".formatted(EPOCH_STEPS), "1 thread", "2 threads");
    for (OptimizerChoice optimizer : OptimizerChoice.values()) {
      table.row(
          optimizer.name(),
          "%.6f".formatted(lossOfEpoch(data, optimizer, 1)),
          "%.6f".formatted(lossOfEpoch(data, optimizer, 2)));
    }
    return table;
  }

  /** The mean loss of the last steps of an epoch from fresh weights. */
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
