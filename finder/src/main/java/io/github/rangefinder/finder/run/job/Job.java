package io.github.rangefinder.finder.run.job;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A piece of work that trains for a while and needs nothing from others like it. */
public interface Job<R> {
  /** What progress calls it. */
  String name();

  /** How many iterations it takes at most. */
  int iterations();

  /** How many like it the memory of this JVM holds at a time, at least 1. */
  default int mostAtOnce() {
    return Integer.MAX_VALUE;
  }

  /**
   * Does it; the result has the same bits for every number of workers.
   *
   * @param meter told after every iteration
   * @param stopped asked before every iteration whether to end with what there is
   */
  R run(Workers workers, Meter meter, BooleanSupplier stopped);

  /** The same job, whose result is made something else of. */
  default <S> Job<S> map(Function<R, S> mapping) {
    Job<R> job = this;
    return new Job<>() {
      @Override
      public String name() {
        return job.name();
      }

      @Override
      public int iterations() {
        return job.iterations();
      }

      @Override
      public int mostAtOnce() {
        return job.mostAtOnce();
      }

      @Override
      public S run(Workers workers, Meter meter, BooleanSupplier stopped) {
        return mapping.apply(job.run(workers, meter, stopped));
      }
    };
  }
}
