package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Bounds;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.job.JobRunner;
import io.github.rangefinder.finder.run.job.Making;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.search.PriorTest;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.trial.TrialJob;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The learning rate of a training that nobody gave one: a range test, wide enough for any
 * optimizer, and short trainings around what it says, all within a {@link Quarter} of the
 * training's own iterations; where that is too small for any test, a warning says so. How the
 * answer follows from test and trainings is in {@link RateOfRace}.
 */
final class LearningRateSearch {
  /** Where the race's trainings are, in decades from what the test says. */
  private static final double[] PLACES = {-0.5, 0, 0.5, 1};

  /** Where they are if the test says nothing. */
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 1e-1};

  private final TrainBasis basis;
  private final TrainSettings settings;
  private final Meters meters;
  private final BooleanSupplier interrupted;
  private final Consumer<String> warning;

  /**
   * A search for a training.
   *
   * @param basis what the training begins with
   * @param warning receives a sentence if the answer is an uncertain one
   */
  LearningRateSearch(
      TrainBasis basis, Meters meters, BooleanSupplier interrupted, Consumer<String> warning) {
    this.basis = basis;
    this.settings = basis.settings();
    this.meters = meters;
    this.interrupted = interrupted;
    this.warning = warning;
  }

  private Batches batches() {
    Dataset training = basis.data().training();
    int batchSize = settings.fitting().batchSize(training);
    return settings.run().workload().batches(training, batchSize, settings.run().seed());
  }

  private Quarter quarter() {
    return Quarter.of(settings.fitting().epochs() * (double) batches().perEpoch());
  }

  private int testIterations() {
    return settings.rates().byTestAlone()
        ? PriorTest.iterations(batches())
        : quarter().ofTest(PLACES.length);
  }

  /**
   * Finds the learning rates.
   *
   * @return empty if interrupted
   * @throws SettingException if nothing can be found
   */
  Optional<FoundRate> run(Workers workers) {
    PriorTest prior =
        new PriorTest(settings.run(), settings.optimizer(), basis.data().training(), batches());
    Optional<Network> tested = Making.unless(interrupted, basis::freshModel);
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    RangeTestReport test =
        prior.run(tested.get(), basis.summary(), testIterations(), workers, meters, interrupted);
    if (test.tests().get(0).result().stopReason() == StopReason.INTERRUPTED) {
      return Optional.empty();
    }
    RangeTestResult result = test.tests().get(0).result();
    Suggestion suggestion = test.results().get(0).suggestion();
    boolean alone = settings.rates().byTestAlone();
    RateOfRace rate =
        new RateOfRace(suggestion, result, UsualRate.of(settings.optimizer().create()), alone);
    int done = result.curve().size();
    int each = alone ? 0 : quarter().ofTraining(done, PLACES.length);
    List<Raced> race = each == 0 ? List.of() : race(tested.get(), rate.readOff(), each);
    if (interrupted.getAsBoolean()) {
      return Optional.empty();
    }
    int spent = done + race.size() * each;
    if (!alone && quarter().isTooFewFor(done)) {
      warning.accept(
          "a quarter of the training's %.0f iterations is too little for a range test, which took %d"
              .formatted(settings.fitting().epochs() * (double) batches().perEpoch(), done));
    }
    double found = rate.of(race);
    Optional<String> doubt = rate.doubt(race);
    doubt.ifPresent(warning);
    double epochs = (double) spent / batches().perEpoch();
    return Optional.of(new FoundRate(rates(test, found), test, race, epochs, doubt));
  }

  private List<Raced> race(Network like, OptionalDouble around, int iterations) {
    double epochs = (double) iterations / batches().perEpoch();
    TrialJob.Parts parts =
        new TrialJob.Parts(
            basis.data(), basis::freshModel, () -> settings.optimizer().create(), this::batches);
    int atOnce = Footprint.mostAtOnce(like, settings.fitting().batchSize(basis.data().training()));
    List<TrialJob> jobs = new ArrayList<>();
    for (int i = 0; i < PLACES.length; i++) {
      double rate =
          around.isPresent() ? around.getAsDouble() * StrictMath.pow(10, PLACES[i]) : RATES[i];
      String name = "training at " + Rounded.learningRate(rate);
      jobs.add(new TrialJob(name, rate, epochs, parts, TrialJob.Stage.WHOLE, atOnce));
    }
    long begin = System.nanoTime();
    List<Optional<TrialJob.Done>> done =
        new JobRunner(settings.run().threads(), atOnce, meters, interrupted)
            .run("short trainings", jobs);
    double seconds = (System.nanoTime() - begin) / 1e9 / jobs.size();
    return done.stream()
        .flatMap(Optional::stream)
        .map(one -> raced(one.trial(), epochs, seconds))
        .toList();
  }

  private Raced raced(Trial trial, double epochs, double seconds) {
    return Raced.of(new Entry(trial.learningRate(), settings.run().seed(), epochs), trial, seconds);
  }

  private static LearningRates rates(RangeTestReport test, double single) {
    return Bounds.of(test.tests().get(0).result().curve())
        .map(bounds -> new LearningRates(single, bounds.lower(), bounds.upper()))
        .orElse(LearningRates.of(single));
  }
}
