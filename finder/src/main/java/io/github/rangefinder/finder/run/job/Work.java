package io.github.rangefinder.finder.run.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something to do, described and not yet done: small, and all that decides its result, so that any
 * process that can read the data comes to the same bits with the same kernels.
 *
 * @param <R> what comes of it
 */
public interface Work<R extends Serializable> extends Serializable {
  /** What progress calls it. */
  String name();

  /**
   * Makes it ready to be done in this process; its result is empty if it was stopped before there
   * was any.
   *
   * @param data what was read before, for whatever reads the same
   * @throws IOException with a sentence that names a file of data or weights and what is wrong with
   *     it
   * @throws io.github.rangefinder.finder.setting.SettingException if it asks for more than its data
   *     has
   */
  Job<Optional<R>> job(DataStore data) throws IOException;

  /** The same with its files and folders at other places. */
  Work<R> relocated(UnaryOperator<String> places);

  /** Shows what came of it to whoever draws curves; for works that were done elsewhere. */
  default void show(R result, Meter meter) {}
}
