package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialDescription;
import io.github.rangefinder.finder.run.trial.ValidationChoice;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** What a race of trainings of a model here needs: a range test that says where to look. */
public final class ModelSearch {
  /** The test takes at most this share of the budget, and no longer than shows more. */
  private static final double SHARE = 0.1;

  private static final int LEAST_ITERATIONS = 60;
  private static final int MOST_ITERATIONS = 1000;

  private final RunSettings run;
  private final Recipe recipe;
  private final ValidationChoice validation;
  private final Batches batches;
  private final PriorTest test;
  private final Subset.Split data;

  /**
   * Reads the data.
   *
   * @param recipe how the trainings go; its learning rate does not matter
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   */
  public ModelSearch(RunSettings run, Recipe recipe, ValidationChoice validation)
      throws IOException {
    this.run = run;
    this.recipe = recipe;
    this.validation = validation;
    this.data = validation.read(run.workload().data());
    int batchSize =
        recipe.batchSize() == null
            ? DefaultBatchSize.of(data.training().size())
            : recipe.batchSize();
    this.batches = run.workload().batches(data.training(), batchSize, run.seed());
    this.test =
        new PriorTest(run, OptimizerChoice.parse(recipe.optimizer()), data.training(), batches);
  }

  /** How many iterations an epoch of the trainings has. */
  public int batchesPerEpoch() {
    return batches.perEpoch();
  }

  /** The samples to train on and those to validate on. */
  public Subset.Split data() {
    return data;
  }

  /** What the model's layers are. */
  ModelSummary summary() throws IOException {
    return run.workload().described(data.training(), run.seed()).summary();
  }

  /** A training like those of the race. */
  public TrialDescription kind() {
    return new TrialDescription(run.workload(), validation, recipe, run.seed());
  }

  /** How many iterations the test has, within a budget in epochs. */
  public int iterations(double budget) {
    double share = SHARE * budget * batches.perEpoch();
    return (int) Math.max(LEAST_ITERATIONS, Math.min(share, MOST_ITERATIONS));
  }

  /** Runs the test; empty if somebody stopped it. */
  Optional<RangeTestReport> test(int iterations, TrialRunner trials, BooleanSupplier stopped)
      throws IOException {
    List<RangeTestResult> results = new ArrayList<>();
    trials.run(
        "range tests",
        List.of(rateTest(iterations)),
        (work, result) -> results.add(result),
        stopped);
    return results.isEmpty()
        ? Optional.empty()
        : Optional.of(report(results.get(0), iterations, trials.environment()));
  }

  /** The test, described. */
  public RateTest rateTest(int iterations) {
    return new RateTest(kind(), iterations);
  }

  /** What the test says. */
  public RangeTestReport report(RangeTestResult result, int iterations, Environment environment)
      throws IOException {
    return test.report(summary(), result, PriorTest.settings(iterations), environment);
  }

  /** How many epochs the iterations of a test are. */
  public double epochs(RangeTestReport report) {
    return (double) report.tests().get(0).result().curve().size() / batches.perEpoch();
  }

  /** The race where a test sends it. */
  public RaceRules rules(RangeTestReport report, double epochs, double budget) {
    OptionalDouble suggested = report.results().get(0).suggestion().learningRate();
    return new RaceRules(
        FirstRates.of(report.tests().get(0).result(), suggested),
        FirstRates.LIMITS,
        epochs,
        budget,
        run.seed(),
        new RaceRules.Trainings(false, true));
  }
}
