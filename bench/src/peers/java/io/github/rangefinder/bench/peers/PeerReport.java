package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import io.github.rangefinder.bench.timing.Alternation;
import io.github.rangefinder.bench.timing.Quantile;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times the training step on all engines and prints, for each number of threads and optimizer, a
 * table: the median milliseconds, ours over theirs, the mean milliseconds of processor time, and
 * the loss after an epoch, which shows that all learn the same.
 *
 * <p>Arguments choose engines; the default is all.
 */
final class PeerReport {
  private static final int EPOCH_STEPS = 240;
  private static final int LAST_STEPS = 10;
  private static final int ROUNDS = 15;
  private static final int[] THREADS = {1, 2};

  private PeerReport() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    List<PeerKind> kinds =
        args.length == 0
            ? List.of(PeerKind.values())
            : Arrays.stream(args).map(PeerKind::valueOf).toList();
    System.out.println(Machine.describe());
    for (int threads : THREADS) {
      for (OptimizerChoice optimizer : OptimizerChoice.values()) {
        System.out.println();
        System.out.println(compare(kinds, optimizer, threads));
      }
    }
  }

  private static TextTable compare(List<PeerKind> kinds, OptimizerChoice optimizer, int threads)
      throws IOException {
    List<PeerProcess> processes = new ArrayList<>();
    try {
      for (PeerKind kind : kinds) {
        processes.add(new PeerProcess(kind, optimizer, threads));
      }
      return measure(processes, optimizer + ", threads: " + threads);
    } finally {
      for (PeerProcess process : processes) {
        process.close();
      }
    }
  }

  private static TextTable measure(List<PeerProcess> processes, String title) {
    Alternation alternation = new Alternation();
    List<Double> losses = new ArrayList<>();
    for (PeerProcess process : processes) {
      System.err.println(title + ": first epoch of " + process.kind().title());
      losses.add(lossOfEpoch(process)); // and warm up
      alternation.add(process);
    }
    double[] cpuBefore = processes.stream().mapToDouble(PeerProcess::cpuMillis).toArray();
    alternation.run(ROUNDS, round -> System.err.printf("\rround %d of %d ", round + 1, ROUNDS));
    System.err.println();
    TextTable table =
        new TextTable(
            title, "ms/step", "ours/theirs", "fastest tenth", "ours/theirs", "CPU ms", "loss");
    for (int i = 0; i < processes.size(); i++) {
      PeerProcess process = processes.get(i);
      double cpu = (process.cpuMillis() - cpuBefore[i]) / (process.steps() - EPOCH_STEPS);
      table.row(
          process.kind().title(),
          millis(alternation, i, Quantile.MEDIAN),
          ratio(alternation, i, Quantile.MEDIAN),
          millis(alternation, i, Quantile.FASTEST_TENTH),
          ratio(alternation, i, Quantile.FASTEST_TENTH),
          "%.1f".formatted(cpu),
          "%.5f".formatted(losses.get(i)));
    }
    return table;
  }

  private static String millis(Alternation alternation, int peer, Quantile quantile) {
    return "%.1f".formatted(alternation.millis(peer, quantile));
  }

  /** Ours is the first. */
  private static String ratio(Alternation alternation, int peer, Quantile quantile) {
    return "%.2f".formatted(alternation.millis(0, quantile) / alternation.millis(peer, quantile));
  }

  /** The mean loss of the last steps of the first epoch. */
  private static double lossOfEpoch(PeerProcess process) {
    double sum = 0;
    for (int i = 0; i < EPOCH_STEPS; i++) {
      process.millis();
      sum += i < EPOCH_STEPS - LAST_STEPS ? 0 : process.loss();
    }
    return sum / LAST_STEPS;
  }
}
