package io.github.rangefinder.engine.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a lost piece would hang
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyPieceRunsOnceAndIsDoneWhenRunReturns(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertEquals(threads, workers.threads());
      for (int pieces : new int[] {0, 1, 2, 3, 4, 5, 31, 1000}) {
        for (int round = 0; round < 50; round++) {
          AtomicIntegerArray runs = new AtomicIntegerArray(pieces);
          workers.run(pieces, (i, thread) -> runs.incrementAndGet(i));
          IntStream.range(0, pieces).forEach(i -> assertEquals(1, runs.get(i)));
        }
      }
    }
  }

  /** Workers that have gone to sleep between two tasks must be woken. */
  @Test
  void everyPieceRunsOnceAfterAPause() throws InterruptedException {
    try (Workers workers = new Workers(3)) {
      for (int round = 0; round < 20; round++) {
        Thread.sleep(5);
        AtomicIntegerArray runs = new AtomicIntegerArray(9);
        workers.run(9, (i, thread) -> runs.incrementAndGet(i));
        IntStream.range(0, 9).forEach(i -> assertEquals(1, runs.get(i)));
      }
    }
  }

  /** What a piece has written must be seen by the caller, and by the pieces of the next task. */
  @Test
  void pieceSeesWhatTheTaskBeforeItWrote() {
    int[] values = new int[8];
    try (Workers workers = new Workers(4)) {
      for (int round = 0; round < 5_000; round++) {
        int expected = round;
        int shift = round % 8; // most likely another thread than the last time
        workers.run(
            8,
            (i, thread) -> {
              int at = (i + shift) % 8;
              values[at] = values[at] == expected ? expected + 1 : -1;
            });
      }
    }
    IntStream.of(values).forEach(value -> assertEquals(5_000, value));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void asManyPiecesRunAtATimeAsThereAreThreads(int threads) {
    CountDownLatch allAreHere = new CountDownLatch(threads);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(threads)) {
      workers.run(
          threads,
          (i, thread) -> {
            seen.add(Thread.currentThread());
            allAreHere.countDown();
            await(allAreHere);
          });
    }
    assertEquals(threads, seen.size());
    assertTrue(seen.contains(Thread.currentThread()));
  }

  /** What a thread has in its cache from the last run is what it works on in the next. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aThreadHasTheSamePiecesInEachRun(int threads) {
    AtomicInteger own = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 50; round++) {
        CountDownLatch allAreHere = new CountDownLatch(threads);
        workers.run(
            threads,
            (i, thread) -> {
              own.addAndGet(i == thread ? 1 : 0);
              allAreHere.countDown();
              await(allAreHere); // a thread that is done would help another
            });
      }
    }
    assertTrue(own.get() > 40 * threads, own + " of " + 50 * threads); // one may come late
  }

  /** Two pieces that run at a time may use buffers that belong to their threads. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void noTwoPiecesRunAtATimeWithTheSameNumberOfAThread(int threads) {
    AtomicIntegerArray running = new AtomicIntegerArray(threads);
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 200; round++) {
        workers.run(
            20,
            (i, thread) -> {
              assertEquals(1, running.incrementAndGet(thread));
              Thread.onSpinWait();
              running.decrementAndGet(thread);
            });
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS), "pieces wait for each other in vain");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whatAPieceThrowsIsThrownAndTheTeamStaysUsable(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (Throwable failure : List.of(new IllegalStateException(), new OutOfMemoryError())) {
        for (int failing = 0; failing < 9; failing++) {
          int piece = failing;
          Throwable thrown =
              assertThrows(
                  Throwable.class, () -> workers.run(9, (i, thread) -> fail(i == piece, failure)));
          assertSame(failure, thrown);
          AtomicInteger runs = new AtomicInteger();
          workers.run(9, (i, thread) -> runs.incrementAndGet());
          assertEquals(9, runs.get());
        }
      }
    }
  }

  /** The caller may close or change what the pieces work on as soon as it has the exception. */
  @Test
  void noPieceRunsOnAfterTheExceptionIsThrown() {
    AtomicInteger running = new AtomicInteger();
    try (Workers workers = new Workers(4)) {
      for (int round = 0; round < 200; round++) {
        assertThrows(
            IllegalStateException.class,
            () ->
                workers.run(
                    40,
                    (i, thread) -> {
                      running.incrementAndGet();
                      Thread.onSpinWait();
                      running.decrementAndGet();
                      fail(i == 3, new IllegalStateException());
                    }));
        assertEquals(0, running.get());
      }
    }
  }

  private static void fail(boolean now, Throwable failure) {
    if (now && failure instanceof Error error) {
      throw error;
    } else if (now) {
      throw (RuntimeException) failure;
    }
  }

  @Test
  void closeEndsTheThreads() throws InterruptedException {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    Workers workers = new Workers(3);
    CountDownLatch allAreHere = new CountDownLatch(3);
    workers.run(
        3,
        (i, thread) -> {
          seen.add(Thread.currentThread());
          allAreHere.countDown();
          await(allAreHere);
        });
    seen.remove(Thread.currentThread());
    assertEquals(2, seen.size());
    workers.close();
    workers.close();
    for (Thread thread : seen) {
      thread.join(30_000);
      assertFalse(thread.isAlive());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void closedTeamRejectsWork(int threads) {
    Workers workers = new Workers(threads);
    workers.close();
    assertThrows(IllegalStateException.class, () -> workers.run(2, (i, thread) -> {}));
  }

  @Test
  void teamWithoutThreadsIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
  }
}
