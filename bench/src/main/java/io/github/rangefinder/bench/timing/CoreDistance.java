package io.github.rangefinder.bench.timing;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far two threads are from each other: what a value takes from the one to the other and back.
 *
 * <p>Cores that share a cache need some 50 ns. A virtual machine's two cores may lie on different
 * chips, at times and without a word, and then need ten times as long: steps of less than a
 * millisecond gain little from a second thread until they are moved back.
 */
public final class CoreDistance implements AutoCloseable {
  private static final int TRIPS = 5_000;

  /** After so many looks in vain the other thread may need this processor. */
  private static final int LOOKS = 10_000;

  private final Workers workers = new Workers(2);
  private final AtomicInteger turn = new AtomicInteger();

  /** Nanoseconds of a trip there and back, as the mean over thousands. */
  public double nanos() {
    long start = System.nanoTime();
    workers.run(2, (side, thread) -> play(side));
    return (System.nanoTime() - start) / (double) TRIPS;
  }

  private void play(int side) {
    for (int trip = 0; trip < TRIPS; trip++) {
      for (int look = 0; turn.get() != side; look++) {
        if (look < LOOKS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      turn.set(1 - side);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
