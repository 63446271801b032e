package io.github.rangefinder.engine.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that runs the pieces of one {@link Task} at a time; the caller is one of
 * them. A warm {@link #run} allocates nothing.
 *
 * <p>A training step hands out work every few hundred microseconds, so a worker that has run out of
 * pieces spins for a moment before it parks.
 */
public final class Workers implements AutoCloseable {
  /**
   * About 50 microseconds: longer than the gap between two tasks of a step, not worth a wake-up.
   */
  private static final int SPINS = 2_000;

  private final Thread[] helpers;
  private final AtomicInteger nextPiece = new AtomicInteger();
  private final AtomicInteger busyHelpers = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private Task task;
  private int pieces;
  private volatile Throwable failure;

  /**
   * A team of the given size, the calling thread included.
   *
   * @throws IllegalArgumentException if there is not at least one thread
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(this::help, "rangefinder-worker-" + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  /** The number of threads, the caller included. */
  public int threads() {
    return helpers.length + 1;
  }

  /**
   * Runs every piece {@code 0 <= index < pieces} once and returns when all are done. Must not be
   * called from two threads at once, nor from within a task.
   *
   * <p>What a piece throws is thrown here, after the others have come to rest.
   *
   * @throws IllegalStateException if the team is closed
   */
  public void run(int pieces, Task task) {
    if (closed) {
      throw new IllegalStateException("the team of workers is closed");
    }
    if (helpers.length == 0 || pieces == 1) {
      for (int i = 0; i < pieces; i++) {
        task.run(i);
      }
      return;
    }
    this.task = task;
    this.pieces = pieces;
    nextPiece.set(0);
    busyHelpers.set(helpers.length);
    round++; // publishes the fields above
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    work();
    while (busyHelpers.get() > 0) {
      Thread.onSpinWait();
    }
    rethrow();
  }

  private void help() {
    int seen = 0;
    while (true) {
      for (int spin = 0; round == seen && !closed && spin < SPINS; spin++) {
        Thread.onSpinWait();
      }
      while (round == seen && !closed) {
        LockSupport.park(this);
      }
      if (closed) {
        return;
      }
      seen = round;
      work();
      busyHelpers.decrementAndGet();
    }
  }

  private void work() {
    try {
      for (int i = nextPiece.getAndIncrement(); i < pieces; i = nextPiece.getAndIncrement()) {
        task.run(i);
      }
    } catch (Throwable thrown) {
      nextPiece.set(pieces);
      failure = thrown;
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    if (thrown == null) {
      return;
    }
    failure = null;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(thrown);
  }

  /** Ends the threads; the team cannot be used afterwards. */
  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
