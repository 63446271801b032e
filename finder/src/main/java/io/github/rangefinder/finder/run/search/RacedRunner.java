package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs the trainings of a search: of a model here, or by a command. */
interface RacedRunner {
  /**
   * Runs trainings and hands over what comes of each, in any order, one at a time.
   *
   * @param stopped asked again and again whether to end with what there is
   */
  void run(List<Entry> entries, Consumer<Raced> came, BooleanSupplier stopped) throws IOException;
}
