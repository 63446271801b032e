package io.github.rangefinder.finder.run.job;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Runs jobs with a number of threads. Where there are more jobs than threads, they run side by
 * side, which wastes nothing on handing work around; what does not fill all threads any more, and
 * every job where there are few of them, runs alone and has all threads to itself.
 */
public final class JobRunner {
  private final int threads;
  private final int crews;
  private final Meters meters;
  private final BooleanSupplier interrupted;

  /**
   * A runner.
   *
   * @param mostAtOnce how many jobs the memory holds at a time, at least 1
   * @param interrupted asked all the time whether to stop
   */
  public JobRunner(int threads, int mostAtOnce, Meters meters, BooleanSupplier interrupted) {
    this.threads = threads;
    this.crews = Math.min(threads, mostAtOnce);
    this.meters = meters;
    this.interrupted = interrupted;
  }

  /**
   * Runs all jobs, until they are done or somebody interrupts.
   *
   * @param what what the jobs are, in the plural
   * @return what came of the jobs that have begun, in the order of the jobs
   */
  public <R> List<R> run(String what, List<? extends Job<R>> jobs) {
    int together = crews > 1 && jobs.size() > threads ? jobs.size() / crews * crews : 0;
    List<R> results = new ArrayList<>();
    if (together > 0) {
      results.addAll(runSideBySide(what, jobs.subList(0, together)));
    }
    results.addAll(runInTurn(jobs.subList(together, jobs.size())));
    return results;
  }

  private <R> List<R> runInTurn(List<? extends Job<R>> jobs) {
    List<R> results = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      for (Job<R> job : jobs) {
        if (interrupted.getAsBoolean()) {
          break;
        }
        try (Meter meter = meters.meter(job.name(), job.iterations())) {
          results.add(job.run(workers, meter, interrupted));
        }
      }
    }
    return results;
  }

  private <R> List<R> runSideBySide(String what, List<? extends Job<R>> jobs) {
    long iterations = jobs.stream().mapToLong(Job::iterations).sum();
    try (Meter meter = meters.meter(jobs.size() + " " + what, iterations)) {
      SharedMeter shared =
          new SharedMeter(meter, jobs.stream().mapToInt(Job::iterations).toArray());
      List<R> results = new Crews<R>(jobs, shared).run();
      meter.ended(shared.figures());
      return results;
    }
  }

  /** Threads that take one job after the other from the same list, each with workers of its own. */
  private final class Crews<R> {
    private final List<? extends Job<R>> jobs;
    private final SharedMeter meter;
    private final R[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @SuppressWarnings("unchecked") // the array is never seen from outside
    Crews(List<? extends Job<R>> jobs, SharedMeter meter) {
      this.jobs = jobs;
      this.meter = meter;
      this.results = (R[]) new Object[jobs.size()];
    }

    List<R> run() {
      Thread[] others = new Thread[crews - 1];
      for (int crew = 0; crew < others.length; crew++) {
        int width = width(crew + 1);
        others[crew] = new Thread(() -> crew(width), "rangefinder-crew-" + (crew + 1));
        others[crew].setDaemon(true);
        others[crew].start();
      }
      crew(width(0));
      for (Thread other : others) {
        join(other);
      }
      rethrow();
      return Arrays.stream(results).filter(Objects::nonNull).toList();
    }

    /** The threads of a crew: as many as each can have. */
    private int width(int crew) {
      return threads / crews + (crew < threads % crews ? 1 : 0);
    }

    private void crew(int width) {
      try (Workers workers = new Workers(width)) {
        for (int i = next.getAndIncrement();
            i < jobs.size() && !stopped();
            i = next.getAndIncrement()) {
          try (Meter mine = meter.of(i)) {
            results[i] = jobs.get(i).run(workers, mine, this::stopped);
          }
        }
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
      }
    }

    private boolean stopped() {
      return failure.get() != null || interrupted.getAsBoolean();
    }

    private void join(Thread thread) {
      boolean done = false;
      while (!done) {
        try {
          thread.join();
          done = true;
        } catch (InterruptedException e) {
          failure.compareAndSet(null, new IllegalStateException(e)); // nobody interrupts threads
        }
      }
    }

    private void rethrow() {
      Throwable thrown = failure.get();
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
    }
  }
}
