package io.github.rangefinder.bench.timing;

import io.github.rangefinder.bench.workload.TrainingRun;
import io.github.rangefinder.bench.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The times of one network's training step with one thread and with two, and of the peak in
 * registers, taken in turn.
 */
public final class NetworkTimes implements AutoCloseable {
  private static final int MOST_THREADS = 2;

  private final Workload workload;
  private final Alternation alternation = new Alternation();
  private final TrainingRun[] runs = new TrainingRun[MOST_THREADS];
  private final int[] steps = new int[MOST_THREADS];
  private final PeakRun peakRun = new PeakRun(1);
  private final int peak;
  private final CoreDistance distance = new CoreDistance();
  private final List<Double> distances = new ArrayList<>();

  /** Prepares everything; {@link #run} measures. */
  public NetworkTimes(Workload workload) {
    this.workload = workload;
    for (int i = 0; i < MOST_THREADS; i++) {
      runs[i] = TrainingRun.of(workload, i + 1);
      steps[i] = alternation.add(Timed.of(runs[i]::next));
    }
    peak = alternation.add(Timed.of(peakRun::run));
  }

  /** Measures for a number of rounds. */
  public void run(int rounds) {
    alternation.run(rounds, round -> distances.add(distance.nanos()));
  }

  /** Milliseconds of a step. */
  public double millis(int threads, Quantile quantile) {
    return alternation.millis(steps[threads - 1], quantile);
  }

  /** The rate of one thread as a share of its peak. */
  public double peakShare(Quantile quantile) {
    double gflops = workload.stepFlop() / (millis(1, quantile) * 1e6);
    return gflops / peakRun.gflops(alternation.millis(peak, quantile));
  }

  /** Nanoseconds from one thread to another and back, the median over the rounds. */
  public double coreDistance() {
    return Quantile.MEDIAN.of(distances);
  }

  /** Bytes that a warm step with the given number of threads allocates. */
  public double allocatedBytes(int threads) {
    return Allocation.bytesPerRun(runs[threads - 1]::next, 30);
  }

  @Override
  public void close() {
    for (TrainingRun run : runs) {
      run.close();
    }
    peakRun.close();
    distance.close();
  }
}
