package io.github.rangefinder.engine.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that runs the pieces of one {@link Task} at a time; the caller is one of
 * them. A warm {@link #run} allocates nothing.
 *
 * <p>A training step hands out work every few hundred microseconds, so a worker that has run out of
 * pieces spins for a moment before it parks. The caller waits for pieces, not for workers: one that
 * the operating system has put aside holds nobody up unless it was in the middle of a piece.
 */
public final class Workers implements AutoCloseable {
  /** About 50 microseconds: longer than the gap between two tasks of a step. */
  private static final int SPINS = 2_000;

  private final Thread[] helpers;

  /**
   * The round in the upper half, how many of its pieces nobody has taken yet in the lower half. A
   * helper that comes late to a round fails to take a piece of it, since the round has changed; and
   * as long as a piece is not done, neither the round nor {@link #task} changes.
   */
  private final AtomicLong untaken = new AtomicLong();

  private final AtomicInteger undone = new AtomicInteger();
  private volatile Throwable failure;
  private volatile boolean closed;
  private Task task;

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
      int number = i + 1;
      helpers[i] = new Thread(() -> help(number), "rangefinder-worker-" + number);
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
   * <p>What a piece throws is thrown here, after the others are done.
   *
   * @throws IllegalStateException if the team is closed
   */
  public void run(int pieces, Task task) {
    if (closed) {
      throw new IllegalStateException("the team of workers is closed");
    }
    if (helpers.length == 0 || pieces <= 1) {
      for (int i = 0; i < pieces; i++) {
        task.run(i, 0);
      }
      return;
    }
    this.task = task;
    undone.set(pieces);
    long round = (untaken.get() >>> Integer.SIZE) + 1;
    untaken.set(round << Integer.SIZE | pieces); // publishes the fields above
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    work(0);
    for (int spin = 0; undone.get() > 0; spin++) {
      rest(spin);
    }
    rethrow();
  }

  private void help(int thread) {
    while (!closed) {
      work(thread);
      for (int spin = 0; (int) untaken.get() == 0 && !closed; spin++) {
        if (spin < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
    }
  }

  /** Lets a thread that has a piece have this processor, if it has waited for long. */
  private static void rest(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private void work(int thread) {
    for (long state = untaken.get(); (int) state != 0; state = untaken.get()) {
      if (untaken.compareAndSet(state, state - 1)) {
        runPiece((int) state - 1, thread);
      }
    }
  }

  private void runPiece(int index, int thread) {
    try {
      task.run(index, thread);
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      undone.decrementAndGet();
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
