package io.github.rangefinder.bench.timing;

import io.github.rangefinder.bench.kernel.FmaPeak;
import io.github.rangefinder.engine.parallel.Workers;

/** {@link FmaPeak} on several threads at once. */
public final class PeakRun implements AutoCloseable {
  /** A few milliseconds. */
  private static final int REPEATS = 10;

  private final Workers workers;

  /** A run on so many threads. */
  public PeakRun(int threads) {
    workers = new Workers(threads);
  }

  /** Runs the peak loop on all threads. */
  public void run() {
    workers.run(workers.threads(), (piece, thread) -> repeat());
  }

  private void repeat() {
    for (int i = 0; i < REPEATS; i++) {
      if (FmaPeak.run() != FmaPeak.RESULT) {
        throw new AssertionError("the peak loop is wrong");
      }
    }
  }

  /** The rate of all threads together, for a time of {@link #run}. */
  public double gflops(double millis) {
    return workers.threads() * REPEATS * FmaPeak.FLOP / (millis * 1e6);
  }

  @Override
  public void close() {
    workers.close();
  }
}
