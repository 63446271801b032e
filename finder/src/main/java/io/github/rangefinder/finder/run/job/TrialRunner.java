package io.github.rangefinder.finder.run.job;

import io.github.rangefinder.finder.run.Environment;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * A place where trainings, range tests and commands run: the threads of this JVM, other machines.
 *
 * <p>What comes of a work depends on its description alone, to the bit for the same kernels: not on
 * the place, on how many run at a time or on what ran before.
 */
public interface TrialRunner extends AutoCloseable {
  /**
   * Runs works and hands over what comes of each as it comes, in any order, one at a time.
   *
   * @param what what the works are, in the plural, for progress
   * @param works any number, none of them twice
   * @param came told of each work that was done; of every one if nobody stopped
   * @param stopped asked again and again whether to end with what there is
   * @throws IOException with a sentence that names a file of data or weights and what is wrong with
   *     it, or what happened to the place
   * @throws io.github.rangefinder.finder.setting.SettingException if a work asks for more than its
   *     data has
   */
  <R extends Serializable, W extends Work<R>> void run(
      String what, List<W> works, BiConsumer<W, R> came, BooleanSupplier stopped)
      throws IOException;

  /** What computes there. */
  Environment environment();

  /** The same place, with its progress shown elsewhere. */
  TrialRunner showing(Meters meters);

  /** How many threads have to call {@link #run} at once to keep the place busy. */
  default int callers() {
    return 1;
  }

  @Override
  default void close() {}
}
