package io.github.rangefinder.finder.run;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A place where short trainings run: the threads of this JVM, other processes, other machines.
 *
 * <p>An outcome depends on its description alone, to the bit for the same kernels: not on the
 * place, on how many run at a time or on what ran before.
 */
@FunctionalInterface
public interface TrialRunner {
  /**
   * Runs trials and hands each outcome over as it comes, in any order, one at a time.
   *
   * @param trials any number, none of them twice
   * @param outcomes told of each trial that was done; of every one if nobody stopped
   * @param stopped asked again and again whether to end with what there is
   * @throws IOException with a sentence that names a file of data or weights and what is wrong with
   *     it
   * @throws io.github.rangefinder.finder.setting.SettingException if a trial asks for more than its
   *     data has
   */
  void run(List<TrialDescription> trials, Consumer<TrialOutcome> outcomes, BooleanSupplier stopped)
      throws IOException;
}
