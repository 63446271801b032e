package io.github.rangefinder.engine.parallel;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that runs the pieces of one {@link Task} at a time; the caller is one of
 * them. A warm {@link #run} allocates nothing.
 *
 * <p>Each thread has a share of the pieces, neighbours of one another and the same in each run, and
 * helps the others when its own are done: what a thread wrote in one run it finds in its own cache
 * in the next. Cores that share no cache would else hand half of a model's weights to one another
 * several times a step.
 *
 * <p>A training step hands out work every few hundred microseconds, so a worker that has run out of
 * pieces spins for a moment before it parks. The caller waits for pieces, not for workers: one that
 * the operating system has put aside holds nobody up unless it was in the middle of a piece.
 */
public final class Workers implements AutoCloseable {
  /** About 50 microseconds: longer than the gap between two tasks of a step. */
  private static final int SPINS = 2_000;

  /** Longs from one thread's counter to the next: two cache lines, which are fetched in pairs. */
  private static final int APART = 16;

  private final Thread[] helpers;

  /**
   * For each thread's share the round in the upper half, how many of its pieces nobody has taken
   * yet in the lower half. A helper that comes late to a round fails to take a piece of it, since
   * the round has changed; and as long as a piece is not done, neither the round nor {@link #task}
   * changes.
   */
  private final AtomicLongArray untaken;

  /**
   * How many pieces each thread has done since the team was made. A count that all threads wrote to
   * would go from core to core with each piece, half a microsecond each time where cores are far
   * from each other.
   */
  private final AtomicLongArray done;

  /** How many pieces there have been in all rounds. */
  private long given;

  private volatile int round;
  private volatile Throwable failure;
  private volatile boolean closed;
  private Task task;
  private int pieces;

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
    untaken = new AtomicLongArray(threads * APART);
    done = new AtomicLongArray(threads * APART);
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
    this.pieces = pieces;
    given += pieces;
    int next = round + 1;
    for (int share = 0; share < threads(); share++) {
      int size = first(share + 1) - first(share);
      untaken.set(share * APART, (long) next << Integer.SIZE | size); // publishes the fields above
    }
    round = next;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    work(0);
    for (int spin = 0; isWaiting(); spin++) {
      rest(spin);
    }
    rethrow();
  }

  /** Whether a piece is still being done. */
  private boolean isWaiting() {
    long sum = 0;
    for (int thread = 0; thread < threads(); thread++) {
      sum += done.getAcquire(thread * APART);
    }
    return sum < given;
  }

  /** The first piece of a thread's share. */
  private int first(int share) {
    return (int) ((long) pieces * share / threads());
  }

  private void help(int thread) {
    while (!closed) {
      int begun = round;
      work(thread);
      for (int spin = 0; round == begun && !closed; spin++) {
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

  /** Runs what is left of the thread's own share, then of the others'. */
  private void work(int thread) {
    for (int i = 0; i < threads(); i++) {
      int share = (thread + i) % threads();
      int slot = share * APART;
      for (long state = untaken.get(slot); (int) state != 0; state = untaken.get(slot)) {
        if (untaken.compareAndSet(slot, state, state - 1)) {
          runPiece(first(share) + (int) state - 1, thread);
        }
      }
    }
  }

  private void runPiece(int index, int thread) {
    try {
      task.run(index, thread);
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      int slot = thread * APART;
      done.setRelease(slot, done.getPlain(slot) + 1);
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
