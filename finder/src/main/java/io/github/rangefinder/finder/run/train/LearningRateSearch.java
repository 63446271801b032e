package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
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
import java.util.function.Supplier;

/**
 * The learning rate of a training that nobody gave one: a range test, wide enough for any
 * optimizer, and short trainings around what it says, all within a quarter of the training's own
 * epochs.
 *
 * <p>A training of fewer than 80 iterations leaves no quarter for that; its test takes 20, and the
 * warning says so. How the answer follows from test and trainings is in {@link RateOfRace}.
 */
final class LearningRateSearch {
  /** What test and race may take of the training's own length. */
  private static final double SHARE = 0.25;

  /** What the test may take of that; the race has the rest. */
  private static final double SHARE_OF_TEST = 1 / 3.0;

  /** A test of fewer iterations than these leaves no time for a race, … */
  private static final int FEW_ITERATIONS = 60;

  /** … and one of fewer than these is no test. */
  private static final int FEWEST_ITERATIONS = 20;

  /** Where the race's trainings are, in decades from what the test says. */
  private static final double[] PLACES = {-0.5, 0, 0.5, 1};

  /** Where they are if the test says nothing. */
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 1e-1};

  /** Trainings of fewer iterations tell nothing. */
  private static final int SHORTEST_TRAINING = 5;

  /**
   * Where a test says nothing, not even by a blow-up, the race is this long however few they are.
   */
  private static final int LONE_RACE = 20;

  private final TrainSettings settings;
  private final Subset.Split data;
  private final Supplier<Network> model;
  private final Meters meters;
  private final BooleanSupplier interrupted;
  private final Consumer<String> warning;

  /**
   * A search for a training.
   *
   * @param model makes the model with the weights that the training begins with
   * @param warning receives a sentence if the answer is an uncertain one
   */
  LearningRateSearch(
      TrainSettings settings,
      Subset.Split data,
      Supplier<Network> model,
      Meters meters,
      BooleanSupplier interrupted,
      Consumer<String> warning) {
    this.settings = settings;
    this.data = data;
    this.model = model;
    this.meters = meters;
    this.interrupted = interrupted;
    this.warning = warning;
  }

  private Batches batches() {
    return settings
        .run()
        .workload()
        .batches(
            data.training(), settings.fitting().batchSize(data.training()), settings.run().seed());
  }

  /** How many iterations test and race may take together. */
  private int allowed() {
    return (int) (SHARE * settings.fitting().epochs() * batches().perEpoch());
  }

  private int testIterations() {
    if (settings.rates().byTestAlone()) {
      return PriorTest.iterations(batches());
    }
    int share = (int) (SHARE_OF_TEST * allowed());
    boolean leavesTime = allowed() - share >= PLACES.length * SHORTEST_TRAINING;
    int wanted = leavesTime && share >= FEW_ITERATIONS ? share : allowed();
    return Math.max(FEWEST_ITERATIONS, Math.min(wanted, PriorTest.MOST_ITERATIONS));
  }

  /**
   * Finds the learning rates.
   *
   * @return empty if interrupted
   * @throws SettingException if nothing can be found
   */
  Optional<FoundRate> run(Workers workers) {
    PriorTest prior =
        new PriorTest(settings.run(), settings.optimizer(), data.training(), batches());
    Optional<Network> tested = Making.unless(interrupted, model);
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    RangeTestReport test = prior.run(tested.get(), testIterations(), workers, meters, interrupted);
    if (test.tests().get(0).result().stopReason() == StopReason.INTERRUPTED) {
      return Optional.empty();
    }
    RangeTestResult result = test.tests().get(0).result();
    Suggestion suggestion = test.results().get(0).suggestion();
    boolean alone = settings.rates().byTestAlone();
    RateOfRace rate = new RateOfRace(suggestion, result, alone);
    int done = result.curve().size();
    int each = alone ? 0 : (allowed() - done) / PLACES.length;
    if (rate.readOff().isEmpty() && !alone) {
      each = Math.max(each, LONE_RACE);
    }
    List<Raced> race =
        each < SHORTEST_TRAINING ? List.of() : race(tested.get(), rate.readOff(), each);
    if (interrupted.getAsBoolean()) {
      return Optional.empty();
    }
    int spent = done + race.size() * each;
    if (!alone && spent > allowed()) {
      warning.accept(
          "finding the learning rate took %d iterations, over a quarter of the training's %.0f"
              .formatted(spent, settings.fitting().epochs() * (double) batches().perEpoch()));
    }
    double found = rate.of(race);
    rate.doubt(race).ifPresent(warning);
    double epochs = (double) spent / batches().perEpoch();
    return Optional.of(new FoundRate(rates(test, found), test, race, epochs));
  }

  private List<Raced> race(Network like, OptionalDouble around, int iterations) {
    double epochs = (double) iterations / batches().perEpoch();
    TrialJob.Parts parts =
        new TrialJob.Parts(data, model, () -> settings.optimizer().create(), this::batches);
    int atOnce = Footprint.mostAtOnce(like, settings.fitting().batchSize(data.training()));
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
    return new Raced(
        new Entry(trial.learningRate(), settings.run().seed(), epochs),
        trial.blewUp() ? Double.NaN : trial.loss(),
        trial.blewUp() ? "diverged" : Raced.DONE,
        seconds);
  }

  private static LearningRates rates(RangeTestReport test, double single) {
    return Bounds.of(test.tests().get(0).result().curve())
        .map(bounds -> new LearningRates(single, bounds.lower(), bounds.upper()))
        .orElse(LearningRates.of(single));
  }
}
