package io.github.rangefinder.bench.timing;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.bench.workload.TrainingRun;
import io.github.rangefinder.engine.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The times of the network's training step with one thread and with two, with either optimizer and
 * in small and large batches, and of the peak in registers: all taken in turn.
 */
public final class StepTimes implements AutoCloseable {
  /** Small and large beside {@link ConvNet#BATCH}. */
  public static final int SMALL_BATCH = 32;

  /** See {@link #SMALL_BATCH}. */
  public static final int LARGE_BATCH = 2000;

  private final Dataset data;
  private final Alternation alternation = new Alternation();
  private final List<TrainingRun> runs = new ArrayList<>();
  private final List<PeakRun> peaks = new ArrayList<>();
  private final ThreadTimes[] byThreads = new ThreadTimes[2];
  private final int small;
  private final int large;

  private record ThreadTimes(PeakRun peakRun, int peak, int sgd, int adam) {}

  /** Prepares everything; {@link #run} measures. */
  public StepTimes(Dataset data) {
    this.data = data;
    for (int i = 0; i < byThreads.length; i++) {
      byThreads[i] = addThreads(i + 1);
    }
    small = addStep(OptimizerChoice.SGD, SMALL_BATCH, 1);
    large = addStep(OptimizerChoice.SGD, LARGE_BATCH, 1);
  }

  private ThreadTimes addThreads(int threads) {
    PeakRun peakRun = new PeakRun(threads);
    peaks.add(peakRun);
    return new ThreadTimes(
        peakRun,
        alternation.add(Timed.of(peakRun::run)),
        addStep(OptimizerChoice.SGD, ConvNet.BATCH, threads),
        addStep(OptimizerChoice.ADAM, ConvNet.BATCH, threads));
  }

  private int addStep(OptimizerChoice optimizer, int batch, int threads) {
    TrainingRun run = new TrainingRun(data, optimizer, batch, threads);
    runs.add(run);
    return alternation.add(Timed.of(run::next));
  }

  /**
   * Measures for a number of rounds.
   *
   * @param progress told each round's number
   */
  public void run(int rounds, IntConsumer progress) {
    alternation.run(rounds, progress);
  }

  /** What was measured, each as this quantile of its times. */
  public StepFigures figures(Quantile quantile) {
    double[] peakGflops = new double[byThreads.length];
    double[] sgd = new double[byThreads.length];
    double[] adam = new double[byThreads.length];
    for (int i = 0; i < byThreads.length; i++) {
      ThreadTimes times = byThreads[i];
      peakGflops[i] = times.peakRun.gflops(alternation.millis(times.peak, quantile));
      sgd[i] = alternation.millis(times.sgd, quantile);
      adam[i] = alternation.millis(times.adam, quantile);
    }
    return new StepFigures(
        peakGflops,
        sgd,
        adam,
        alternation.millis(small, quantile),
        alternation.millis(large, quantile));
  }

  @Override
  public void close() {
    runs.forEach(TrainingRun::close);
    peaks.forEach(PeakRun::close);
  }
}
