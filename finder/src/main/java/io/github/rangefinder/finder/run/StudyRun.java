package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Measures one task with one seed: the range test, and a training at each learning rate of the
 * grid, all from the same weights over the same batches. They run side by side, each on a single
 * thread, which changes no bit of them.
 */
public final class StudyRun {
  private static final double[] RATES =
      Truth.grid(LearningRateSearch.START, LearningRateSearch.END);

  /** The range test is one of the runs, and comes first since it is the longest. */
  public static final int RUNS = 1 + RATES.length;

  private final String task;
  private final TrainSettings settings;
  private final Subset.Split data;
  private final BooleanSupplier interrupted;
  private final Outcome[] outcomes = new Outcome[RATES.length];
  private RangeTestResult rangeTest;
  private double lossBefore;
  private int done;

  /**
   * A task, with its data read.
   *
   * @param task what the measurement calls it
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   */
  public StudyRun(String task, TrainSettings settings, BooleanSupplier interrupted)
      throws IOException {
    this.task = task;
    this.settings = settings;
    this.data = settings.readData();
    this.interrupted = interrupted;
  }

  /** What progress calls the curve of a task with a seed. */
  public static String name(String task, long seed) {
    return task + " (seed " + seed + ")";
  }

  /** Runs everything; empty if interrupted. */
  public Optional<Measurement> run(Workers workers, Meter meter) {
    workers.run(RUNS, (run, thread) -> run(run, meter));
    return interrupted.getAsBoolean()
        ? Optional.empty()
        : Optional.of(
            Measurement.of(
                task,
                settings.run().seed(),
                LearningRateSearch.iterations(batches()),
                rangeTest,
                lossBefore,
                List.of(outcomes)));
  }

  private void run(int run, Meter meter) {
    try (Workers single = new Workers(1)) {
      Network model = settings.run().workload().model(data.training(), settings.run().seed());
      if (run == 0) {
        testAndEvaluate(model, single);
      } else {
        Outcome outcome = train(model, RATES[run - 1], single);
        outcomes[run - 1] = outcome;
        meter.point(name(task, settings.run().seed()), outcome.learningRate(), outcome.loss());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    report(meter);
  }

  private synchronized void report(Meter meter) {
    done++;
    int trained = done;
    meter.reached(done, RUNS, () -> trained + " runs", () -> task);
  }

  private void testAndEvaluate(Network model, Workers single) {
    lossBefore = training(model, single).evaluate(data.validation()).loss();
    Batches batches = batches();
    rangeTest =
        RangeTest.run(
            new ModelTraining(
                model, settings.optimizer().create(), data.training(), batches, single),
            LearningRateSearch.settings(LearningRateSearch.iterations(batches)),
            (i, iterations, rate, loss, best) -> {},
            interrupted);
  }

  private Outcome train(Network model, double rate, Workers single) {
    ShortTraining training = training(model, single);
    int iterations = batches().iterations(settings.fitting().epochs());
    ShortTraining.End end = training.run(rate, iterations, (i, r, metrics) -> {}, interrupted);
    if (end == ShortTraining.End.BLEW_UP) {
      return new Outcome(rate, Double.NaN, Double.NaN);
    }
    Metrics metrics = training.evaluate(data.validation());
    return new Outcome(rate, metrics.loss(), metrics.accuracy().orElse(Double.NaN));
  }

  private ShortTraining training(Network model, Workers single) {
    return new ShortTraining(
        model, settings.optimizer().create(), data.training(), batches(), single);
  }

  private Batches batches() {
    int batchSize = settings.fitting().batchSize(data.training());
    return settings.run().workload().batches(data.training(), batchSize, settings.run().seed());
  }
}
