package io.github.rangefinder.finder.run.job;

import io.github.rangefinder.finder.run.Environment;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Runs works on threads of this JVM, side by side where there are many. Data that they share is
 * read once and kept.
 */
public final class ThreadTrialRunner implements TrialRunner {
  private final int threads;
  private final Meters meters;
  private final DataStore data;

  /** A runner with so many threads, at least 1. */
  public ThreadTrialRunner(int threads, Meters meters) {
    this(threads, meters, new DataStore());
  }

  private ThreadTrialRunner(int threads, Meters meters, DataStore data) {
    this.threads = threads;
    this.meters = meters;
    this.data = data;
  }

  @Override
  public TrialRunner showing(Meters others) {
    return new ThreadTrialRunner(threads, others, data);
  }

  @Override
  public Environment environment() {
    return Environment.here(threads);
  }

  @Override
  public <R extends Serializable, W extends Work<R>> void run(
      String what, List<W> works, BiConsumer<W, R> came, BooleanSupplier stopped)
      throws IOException {
    try {
      List<Job<Boolean>> jobs = new ArrayList<>();
      int mostAtOnce = threads;
      for (W work : works) {
        Optional<Job<Optional<R>>> job = Making.unless(stopped, () -> job(work));
        if (job.isEmpty()) {
          return;
        }
        mostAtOnce = Math.min(mostAtOnce, job.get().mostAtOnce());
        jobs.add(job.get().map(result -> handOver(work, result, came)));
      }
      new JobRunner(threads, mostAtOnce, meters, stopped).run(what, jobs);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private <R extends Serializable> Job<Optional<R>> job(Work<R> work) {
    try {
      return work.job(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <R extends Serializable, W extends Work<R>> boolean handOver(
      W work, Optional<R> result, BiConsumer<W, R> came) {
    synchronized (came) {
      result.ifPresent(one -> came.accept(work, one));
    }
    return result.isPresent();
  }
}
