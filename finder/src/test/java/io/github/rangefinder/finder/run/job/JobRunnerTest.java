package io.github.rangefinder.finder.run.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRunnerTest {
  private static final int ITERATIONS = 5;

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  /** A job that says how many workers it got. */
  private record Counting(int number, BiFunction<Workers, BooleanSupplier, String> work)
      implements Job<String> {
    @Override
    public String name() {
      return "job " + number;
    }

    @Override
    public int iterations() {
      return ITERATIONS;
    }

    @Override
    public String run(Workers workers, Meter meter, BooleanSupplier stopped) {
      meter.reached(3, ITERATIONS, () -> "3", () -> "three");
      return number + ":" + work.apply(workers, stopped);
    }
  }

  private static List<Counting> jobs(int count, BiFunction<Workers, BooleanSupplier, String> work) {
    return IntStream.range(0, count).mapToObj(i -> new Counting(i, work)).toList();
  }

  private List<String> run(int threads, int mostAtOnce, List<Counting> jobs) {
    return new JobRunner(threads, mostAtOnce, this::meter, interrupted::get).run("jobs", jobs);
  }

  private Meter meter(String name, long iterations) {
    shown.add(name + " of " + iterations);
    return new Meter() {
      @Override
      public void reached(long done, long of, Supplier<String> brief, Supplier<String> full) {
        shown.add(done + "/" + of + " " + full.get());
      }

      @Override
      public void close() {
        shown.add("closed");
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9, 3, 0:1 1:1 2:1", // one thread: one after the other
    "3, 9, 3, 0:3 1:3 2:3", // no more jobs than threads: each has all of them
    "2, 9, 5, 0:1 1:1 2:1 3:1 4:2", // the last one does not fill the threads
    "4, 2, 5, 0:2 1:2 2:2 3:2 4:4", // the memory holds two
    "5, 2, 6, 0:3|2 1:3|2 2:3|2 3:3|2 4:3|2 5:3|2",
    "4, 1, 5, 0:4 1:4 2:4 3:4 4:4", // the memory holds one
  })
  void sharesTheThreads(int threads, int mostAtOnce, int jobs, String expected) {
    List<String> results =
        run(threads, mostAtOnce, jobs(jobs, (workers, stopped) -> "" + workers.threads()));
    String[] patterns = expected.split(" ");
    assertEquals(patterns.length, results.size());
    for (int i = 0; i < patterns.length; i++) {
      assertTrue(results.get(i).matches("(" + patterns[i].replace("|", "|" + i + ":") + ")"));
    }
  }

  @Test
  void runsAtTheSameTimeAndKeepsTheOrder() {
    CountDownLatch both = new CountDownLatch(2);
    List<String> results =
        run(
            2,
            2,
            jobs(
                4,
                (workers, stopped) -> {
                  both.countDown();
                  try {
                    return "" + both.await(1, TimeUnit.MINUTES);
                  } catch (InterruptedException e) {
                    return e.toString();
                  }
                }));
    assertEquals(List.of("0:true", "1:true", "2:true", "3:true"), results);
  }

  @Test
  void oneMeterShowsAllThatRunSideBySide() {
    run(2, 2, jobs(5, (workers, stopped) -> ""));
    assertEquals("4 jobs of 20", shown.get(0));
    // each job took 3 of its 5 iterations, so 12 are all there were
    assertEquals("12/12 4 of 4 done", shown.get(shown.size() - 5));
    assertEquals(
        List.of("closed", "job 4 of 5", "3/5 three", "closed"),
        shown.subList(shown.size() - 4, shown.size()));
  }

  @Test
  void anInterruptionKeepsWhatHasBegun() {
    for (int threads : new int[] {1, 2}) {
      interrupted.set(false);
      List<String> results =
          run(
              threads,
              threads,
              jobs(
                  6,
                  (workers, stopped) -> {
                    interrupted.set(true);
                    return "" + stopped.getAsBoolean();
                  }));
      assertTrue(!results.isEmpty() && results.size() <= threads, results::toString);
      assertTrue(results.get(0).endsWith(":true"), results::toString);
    }
  }

  @Test
  void anExceptionEndsAllAndComesOut() {
    List<Counting> jobs =
        jobs(
            4,
            (workers, stopped) -> {
              throw new IllegalStateException("too bad");
            });
    for (int threads : new int[] {1, 2}) {
      Exception e = assertThrows(IllegalStateException.class, () -> run(threads, 4, jobs));
      assertEquals("too bad", e.getMessage());
    }
  }
}
