package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.run.search.ModelSearch;
import io.github.rangefinder.finder.run.search.PriorTest;
import io.github.rangefinder.finder.run.search.RateTest;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialDescription;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import io.github.rangefinder.finder.run.trial.TrialState;
import io.github.rangefinder.finder.run.trial.ValidationChoice;
import io.github.rangefinder.finder.search.Places;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.Rounds;
import io.github.rangefinder.finder.study.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures one task with one seed: the range test, and a training at each learning rate of the
 * grid, all from the same weights over the same batches. The trainings go through the places where
 * trials run, in rounds, so that what they came to on their way is known too.
 */
public final class StudyTaskRun {
  private static final double[] RATES = Truth.grid(PriorTest.START, PriorTest.END);

  /** Two range tests, and each training in its rounds. */
  public static final int RUNS = 2 + RaceRules.ROUNDS * RATES.length;

  /** A search may take as long as so many trainings. */
  private static final double TRAININGS = 4;

  private final String task;
  private final TrainSettings settings;
  private final TrialRunner trials;
  private final TrialLog log;
  private final BooleanSupplier interrupted;
  private final ModelSearch search;
  private int done;

  /**
   * A task, with its data read.
   *
   * @param task what the measurement calls it
   * @param log has the trainings that are known already, and gets the others
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   */
  public StudyTaskRun(
      String task,
      TrainSettings settings,
      TrialRunner trials,
      TrialLog log,
      BooleanSupplier interrupted)
      throws IOException {
    this.task = task;
    this.settings = settings;
    this.trials = trials;
    this.log = log;
    this.interrupted = interrupted;
    this.search =
        new ModelSearch(
            settings.run(),
            new Recipe(
                settings.optimizer().text(),
                1,
                settings.fitting().batchSize(),
                settings.fitting().epochs()),
            new ValidationChoice(settings.validationSplit(), settings.run().seed()));
  }

  /** What progress calls the curve of a task with a seed. */
  public static String name(String task, long seed) {
    return task + " (seed " + seed + ")";
  }

  /** Runs everything; empty if interrupted. */
  public Optional<Measurement> run(Meter meter) throws IOException {
    Map<Work<?>, RangeTestResult> tests = new HashMap<>();
    List<Double> lossBefore = new ArrayList<>();
    double budget = TRAININGS * settings.fitting().epochs();
    int iterations = search.iterations(budget);
    RateTest test = search.rateTest(PriorTest.iterations(batches()));
    RateTest before = search.rateTest(iterations);
    trials.run(
        "losses",
        List.of(new StartingLoss(search.kind())),
        (work, loss) -> lossBefore.add(loss),
        interrupted);
    trials.run(
        "range tests",
        test.equals(before) ? List.of(test) : List.of(test, before),
        (work, result) -> {
          tests.put(work, result);
          countRun(meter);
        },
        interrupted);
    if (lossBefore.isEmpty() || !tests.containsKey(test) || !tests.containsKey(before)) {
      return Optional.empty();
    }
    RangeTestReport says = search.report(tests.get(before), iterations, trials.environment());
    RaceRules rules = search.rules(says, settings.fitting().epochs(), budget);
    Map<Integer, List<TrialOutcome>> outcomes = train(rules.rounds(), meter);
    return interrupted.getAsBoolean()
        ? Optional.empty()
        : Optional.of(measurement(tests.get(test), lossBefore.get(0), says, rules, outcomes));
  }

  private Batches batches() {
    int batchSize = settings.fitting().batchSize(search.data().training());
    return settings
        .run()
        .workload()
        .batches(search.data().training(), batchSize, settings.run().seed());
  }

  private synchronized void countRun(Meter meter) {
    done++;
    int runs = done;
    meter.reached(done, RUNS, () -> runs + " runs", () -> task);
  }

  /** Each training's outcomes after each length, by its place. */
  private Map<Integer, List<TrialOutcome>> train(List<Double> lengths, Meter meter)
      throws IOException {
    Map<Integer, List<TrialOutcome>> outcomes = new HashMap<>();
    for (double length : lengths) {
      List<TrialDescription> asked = new ArrayList<>();
      for (double rate : RATES) {
        List<TrialOutcome> before = outcomes.getOrDefault(Places.nearest(rate), List.of());
        TrialOutcome last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last == null || !last.blewUp()) {
          asked.add(description(rate, length, last == null ? null : last.state()));
        }
      }
      List<TrialDescription> open = new ArrayList<>();
      for (TrialDescription trial : asked) {
        Optional<TrialOutcome> known = log.of(trial.recipe());
        known.ifPresent(outcome -> note(trial, outcome, outcomes, meter));
        if (known.isEmpty()) {
          open.add(trial);
        }
      }
      trials.run(
          "trainings",
          open,
          (trial, outcome) -> {
            note(trial, outcome, outcomes, meter);
            log.add(trial.recipe(), outcome);
          },
          interrupted);
    }
    return outcomes;
  }

  private void note(
      TrialDescription trial,
      TrialOutcome outcome,
      Map<Integer, List<TrialOutcome>> outcomes,
      Meter meter) {
    double rate = trial.recipe().learningRate();
    outcomes.computeIfAbsent(Places.nearest(rate), place -> new ArrayList<>()).add(outcome);
    meter.point(name(task, settings.run().seed()), rate, outcome.loss());
    countRun(meter);
  }

  private TrialDescription description(double rate, double length, TrialState from) {
    TrialDescription kind = search.kind();
    Recipe recipe = new Recipe(kind.recipe().optimizer(), rate, kind.recipe().batchSize(), length);
    return new TrialDescription(
        kind.workload(),
        kind.validation(),
        recipe,
        kind.seed(),
        from,
        length < settings.fitting().epochs());
  }

  private Measurement measurement(
      RangeTestResult test,
      double lossBefore,
      RangeTestReport before,
      RaceRules rules,
      Map<Integer, List<TrialOutcome>> outcomes) {
    List<Outcome> whole = new ArrayList<>();
    List<List<Double>> losses = new ArrayList<>();
    List<List<Double>> errors = new ArrayList<>();
    for (double rate : RATES) {
      List<TrialOutcome> mine = outcomes.get(Places.nearest(rate));
      int rounds = rules.rounds().size();
      losses.add(onTheWay(mine, rounds, TrialOutcome::loss));
      errors.add(onTheWay(mine, rounds, TrialOutcome::standardError));
      TrialOutcome last = mine.get(mine.size() - 1);
      whole.add(
          last.blewUp()
              ? new Outcome(rate, Double.NaN, Double.NaN)
              : new Outcome(rate, last.loss(), last.accuracy()));
    }
    return new Measurement(
        task,
        settings.run().seed(),
        new Measurement.Test(
            PriorTest.iterations(batches()),
            test,
            OptionalInt.of(search.data().training().size()),
            Optional.of(settings.optimizer().text())),
        lossBefore,
        whole,
        new Rounds(
            rules.rounds(),
            new Rounds.Reached(losses, errors),
            search.epochs(before),
            rules.first().low(),
            rules.first().high(),
            search.batchesPerEpoch()));
  }

  /** A number of a training after each round; NaN where it had blown up, or was not taken on. */
  private static List<Double> onTheWay(
      List<TrialOutcome> outcomes, int rounds, ToDoubleFunction<TrialOutcome> number) {
    return IntStream.range(0, rounds)
        .mapToObj(
            round ->
                round < outcomes.size() && !outcomes.get(round).blewUp()
                    ? number.applyAsDouble(outcomes.get(round))
                    : Double.NaN)
        .toList();
  }
}
