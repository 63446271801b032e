package io.github.rangefinder.bench.timing;

import io.github.rangefinder.bench.workload.ConvNet;
import java.util.stream.DoubleStream;

/**
 * What {@link StepTimes} measured. Arrays are indexed by the number of threads - 1, times are
 * milliseconds.
 *
 * @param peakGflops the peak in registers, of all threads together
 * @param sgd a step with SGD at the article's batch size
 * @param adam a step with Adam
 * @param small a step with {@link StepTimes#SMALL_BATCH} samples, one thread
 * @param large a step with {@link StepTimes#LARGE_BATCH} samples, one thread
 */
public record StepFigures(
    double[] peakGflops, double[] sgd, double[] adam, double small, double large) {

  /** The rate of a step with SGD in GFLOP/s. */
  public double stepGflops(int threads) {
    return ConvNet.stepFlop(ConvNet.BATCH) / (sgd[threads - 1] * 1e6);
  }

  /** That rate as a share of the peak. */
  public double peakShare(int threads) {
    return stepGflops(threads) / peakGflops[threads - 1];
  }

  /** How many times faster two threads are. */
  public double speedup() {
    return sgd[0] / sgd[1];
  }

  /** How much longer a step with Adam takes, one thread. */
  public double adamOverSgd() {
    return adam[0] / sgd[0];
  }

  /** Microseconds for a sample in small, usual and large batches. */
  public double[] microsPerSample() {
    return new double[] {
      1e3 * small / StepTimes.SMALL_BATCH,
      1e3 * sgd[0] / ConvNet.BATCH,
      1e3 * large / StepTimes.LARGE_BATCH
    };
  }

  /** The longest of these times over the shortest. */
  public double batchSpread() {
    double max = DoubleStream.of(microsPerSample()).max().orElseThrow();
    return max / DoubleStream.of(microsPerSample()).min().orElseThrow();
  }
}
