package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.function.BooleanSupplier;

/** A piece of work that trains for a while and needs nothing from others like it. */
interface Job<R> {
  /** What progress calls it. */
  String name();

  /** How many iterations it takes at most. */
  int iterations();

  /**
   * Does it; the result has the same bits for every number of workers.
   *
   * @param meter told after every iteration
   * @param stopped asked before every iteration whether to end with what there is
   */
  R run(Workers workers, Meter meter, BooleanSupplier stopped);
}
