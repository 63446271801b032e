package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialDescription;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import io.github.rangefinder.finder.run.trial.TrialState;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trainings of a model here, wherever the trials run. One that is longer than another at its rate
 * goes on from where that one ended.
 */
final class ModelRaces implements RacedRunner {
  private final TrialRunner trials;
  private final TrialDescription kind;

  /** Where trainings ended that a longer one may go on from. */
  private final Map<Begun, TrialState> ended = new HashMap<>();

  private record Begun(double learningRate, long seed) {}

  /**
   * A runner.
   *
   * @param kind a training like all of them; learning rate, length and seed are those of the
   *     entries
   */
  ModelRaces(TrialRunner trials, TrialDescription kind) {
    this.trials = trials;
    this.kind = kind;
  }

  @Override
  public void run(List<Entry> entries, Consumer<Raced> came, BooleanSupplier stopped)
      throws IOException {
    List<TrialDescription> asked = new ArrayList<>();
    for (Entry entry : entries) {
      asked.add(description(entry));
    }
    long begin = System.nanoTime();
    trials.run(
        "trainings",
        asked,
        (trial, outcome) -> came.accept(raced(trial, outcome, begin, entries.size())),
        stopped);
  }

  private TrialDescription description(Entry entry) {
    Recipe recipe =
        new Recipe(
            kind.recipe().optimizer(),
            entry.learningRate(),
            kind.recipe().batchSize(),
            entry.epochs());
    TrialState from = ended.get(new Begun(entry.learningRate(), entry.seed()));
    return new TrialDescription(
        kind.workload(), kind.validation(), recipe, entry.seed(), from, true);
  }

  /** Trainings run side by side; each is said to have taken its share of the time. */
  private Raced raced(TrialDescription trial, TrialOutcome outcome, long begin, int together) {
    Recipe recipe = trial.recipe();
    long seed = trial.seed();
    if (outcome.state() != null) {
      ended.put(new Begun(recipe.learningRate(), seed), outcome.state());
    }
    return Raced.of(
        new Entry(recipe.learningRate(), seed, recipe.epochs()),
        outcome.at(recipe.learningRate()),
        (System.nanoTime() - begin) / 1e9 / together);
  }
}
