package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.SmithBounds;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * One range test of those that a run is made of.
 *
 * @param repeat counted from 0
 * @param repeats how many there are
 * @param seed decides the initial weights and the order of the batches
 * @param model makes the model with the initial weights of a seed
 * @param batches makes the batches of a seed
 * @param rules asked about the curve, beside ours
 */
record TestJob(
    Candidate candidate,
    int repeat,
    int repeats,
    long seed,
    FindData data,
    LongFunction<Network> model,
    LongFunction<Batches> batches,
    BatchesPerRate batchesPerRate,
    RangeTestSettings settings,
    List<Rule> rules)
    implements Job<TestReport> {
  @Override
  public String name() {
    String label = candidate.label();
    return repeats == 1 ? label : label + " " + (repeat + 1) + "/" + repeats;
  }

  @Override
  public int iterations() {
    return settings.iterations();
  }

  @Override
  public TestReport run(Workers workers, Meter meter, BooleanSupplier stopped) {
    ModelTraining training =
        new ModelTraining(
            model.apply(seed),
            candidate.optimizer().create(),
            data.training(),
            data.heldOut(),
            batches.apply(seed),
            workers);
    RangeTestResult result =
        RangeTest.run(batchesPerRate.of(training), settings, new TestProgress(meter), stopped);
    return new TestReport(candidate.label(), repeat, result, suggestions(result));
  }

  /** Ours first, then those of the known finders, then Smith's bounds. */
  private Map<String, OptionalDouble> suggestions(RangeTestResult result) {
    Map<String, OptionalDouble> suggestions = Rules.suggestions(result, settings, rules);
    suggestions.putAll(SmithBounds.suggestions(result.curve()));
    return suggestions;
  }
}
