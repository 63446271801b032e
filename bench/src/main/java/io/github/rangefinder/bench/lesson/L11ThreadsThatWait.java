package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A training step hands out work every few hundred microseconds. A thread that sleeps until there
 * is some must be woken by the operating system, which takes tens of microseconds, and handing out
 * goes through a queue of new objects. The engine's workers spin for a moment before they sleep,
 * the calling thread takes part, and handing out is a counter.
 *
 * <p>See: on a machine where other programs want the cores, spinning gains less.
 *
 * <p>Expect: wrong takes this many times as long as right: about 3.
 */
public class L11ThreadsThatWait extends Lesson {
  private static final int PIECES = 8;
  private static final int N = 2048;

  private final float[] values = RandomFloats.array(PIECES * N, 1);
  private final float[] sums = new float[PIECES];
  private final ExecutorService pool = Executors.newFixedThreadPool(2, L11ThreadsThatWait::thread);
  private final Workers workers = new Workers(2);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  @Benchmark
  public float[] wrong() {
    List<Future<?>> pieces = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      int own = piece;
      pieces.add(pool.submit(() -> sum(own)));
    }
    for (Future<?> piece : pieces) {
      await(piece);
    }
    return sums;
  }

  @Override
  @Benchmark
  public float[] right() {
    workers.run(PIECES, (piece, thread) -> sum(piece));
    return sums;
  }

  private void sum(int piece) {
    float sum = 0;
    for (int i = piece * N; i < (piece + 1) * N; i++) {
      sum += values[i];
    }
    sums[piece] = sum;
  }

  private static void await(Future<?> piece) {
    try {
      piece.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    pool.shutdown();
    workers.close();
  }
}
