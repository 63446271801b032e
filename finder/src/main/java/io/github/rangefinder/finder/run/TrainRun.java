package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Training;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run of {@code train}: a training with each schedule, from the same weights over the same
 * batches.
 */
public final class TrainRun {
  private final TrainSettings settings;
  private final List<String> options;
  private final Meters meters;
  private final BooleanSupplier interrupted;
  private final Consumer<String> warning;

  private final Subset.Split data;
  private final Batches batches;
  private final Network model;
  private final Network.Snapshot initial;
  private final List<TrainingReport> reports = new ArrayList<>();
  private Optional<Checkpoint.Content> resumed = Optional.empty();
  private Optional<LearningRates> rates = Optional.empty();
  private Optional<Network.Snapshot> winner = Optional.empty();

  /**
   * Reads the data and makes the model for it.
   *
   * @param options the command line, for a checkpoint to remember
   * @param meters show progress
   * @param interrupted asked all the time whether to stop
   * @param warning receives sentences that somebody should read
   * @throws IOException with a sentence that names a file and what is wrong with it
   * @throws SettingException if the settings ask for more than the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  public TrainRun(
      TrainSettings settings,
      List<String> options,
      Meters meters,
      BooleanSupplier interrupted,
      Consumer<String> warning)
      throws IOException {
    this.settings = settings;
    this.options = options;
    this.meters = meters;
    this.interrupted = interrupted;
    this.warning = warning;
    this.data = settings.readData();
    this.batches =
        settings
            .run()
            .workload()
            .batches(data.training(), settings.batchSize(data.training()), settings.run().seed());
    this.model = settings.run().workload().model(data.training(), settings.run().seed());
    this.initial = model.snapshot();
    if (settings.learningRate().isPresent()) {
      rates = Optional.of(LearningRates.of(settings.learningRate().getAsDouble()));
    }
    if ((long) settings.epochs() * batches.perEpoch() > Integer.MAX_VALUE) {
      throw SettingException.usage(
          Setting.EPOCHS,
          " " + settings.epochs() + " makes more than " + Integer.MAX_VALUE + " iterations");
    }
    if (rates.isPresent()) {
      checkSchedules();
    }
  }

  private void checkSchedules() {
    try {
      settings.schedules().forEach(this::policy);
    } catch (IllegalArgumentException e) {
      throw SettingException.usage(Setting.SCHEDULE, ": ", e.getMessage());
    }
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   * @throws SettingException if the data is not what it was
   */
  public void resume(Checkpoint.Text text) throws IOException {
    if (text.trainingSamples() != data.training().size()
        || text.validationSamples() != data.validation().size()) {
      throw SettingException.failure(
          "the data has changed: %d training and %d validation samples then, %d and %d now"
              .formatted(
                  text.trainingSamples(),
                  text.validationSamples(),
                  data.training().size(),
                  data.validation().size()));
    }
    if (!text.environment().equals(environment())) {
      warning.accept(
          "begun with "
              + text.environment()
              + " and now on "
              + environment()
              + ": the last digits will differ from those of a training in one go");
    }
    Checkpoint.Content content = Checkpoint.read(settings.run().out(), text, model);
    reports.addAll(text.finished());
    rates = Optional.of(text.rates());
    winner = content.winner().map(model::snapshotOf);
    resumed = Optional.of(content);
  }

  /** What decides over the last bits. */
  private String environment() {
    var environment = settings.run().environment();
    return environment.kernels() + " kernels of " + environment.vectorBits() + " bit";
  }

  /**
   * Finds the learning rate if need be, trains with one schedule after the other until all are done
   * or somebody interrupts, and leaves the model with the best weights of the best training.
   *
   * @return empty if interrupted before the first training
   * @throws IOException with a sentence that names a file that cannot be written
   */
  public Optional<TrainReport> run() throws IOException {
    try (Workers workers = new Workers(settings.run().threads())) {
      if (rates.isEmpty()) {
        rates = learningRates(workers);
      }
      if (rates.isEmpty()) {
        return Optional.empty();
      }
      int first = reports.size();
      for (ScheduleChoice schedule : settings.schedules().subList(first, schedules())) {
        train(schedule, workers);
        if (last().end() == TrainingEnd.INTERRUPTED) {
          break;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    winner.ifPresent(model::restore);
    return Optional.of(
        new TrainReport(
            Release.NUMBER,
            settings.inForce(data, model, rates.get()),
            settings.run().environment(),
            List.copyOf(reports),
            learningRates(),
            batches.perEpoch()));
  }

  private int schedules() {
    return settings.schedules().size();
  }

  private TrainingReport last() {
    return reports.get(reports.size() - 1);
  }

  private Optional<LearningRates> learningRates(Workers workers) {
    try (Meter meter = meters.meter("range test", LearningRateSearch.iterations(batches))) {
      return LearningRateSearch.run(
          model,
          settings.optimizer(),
          data.training(),
          batches,
          workers,
          meter,
          interrupted,
          warning);
    }
  }

  private Policy policy(ScheduleChoice schedule) {
    return schedule.policy(rates.orElseThrow(), settings.epochs(), batches.perEpoch());
  }

  private void train(ScheduleChoice schedule, Workers workers) {
    model.restore(initial);
    Training training =
        new Training(
            model,
            settings.optimizer().create(),
            data.training(),
            data.validation(),
            batches,
            policy(schedule),
            workers);
    double before = resumed.map(content -> content.text().seconds()).orElse(0.0);
    resumed.ifPresent(content -> training.resume(content.state()));
    resumed = Optional.empty();
    long begin = System.nanoTime();
    TrainingEnd end;
    try (Meter meter = meters.meter(schedule.text(), settings.epochs() * batches.perEpoch())) {
      Listener listener = new Listener(schedule, training, meter, before, begin);
      end = training.run(settings.epochs(), settings.earlyStopping(), listener, interrupted);
    }
    reports.add(
        new TrainingReport(
            schedule.text(),
            rows(schedule, training.history()),
            training.bestEpoch() + 1,
            end,
            training.failure(),
            before + (System.nanoTime() - begin) / 1e9));
    if (isBestSoFar(last())) {
      winner = Optional.of(model.snapshot());
    }
  }

  private boolean isBestSoFar(TrainingReport report) {
    return report.bestEpoch() > 0
        && reports.stream()
            .filter(other -> other.bestEpoch() > 0)
            .allMatch(other -> loss(report) <= loss(other));
  }

  private static double loss(TrainingReport report) {
    return report.best().orElseThrow().validation().loss();
  }

  private List<EpochRow> rows(ScheduleChoice schedule, List<Epoch> history) {
    Policy policy = policy(schedule);
    List<EpochRow> rows = new ArrayList<>();
    for (Epoch epoch : history) {
      int iterations = (epoch.index() + 1) * batches.perEpoch();
      rows.add(
          new EpochRow(
              epoch.index() + 1,
              iterations,
              policy.learningRate().at(iterations - 1),
              epoch.training(),
              epoch.validation().orElseThrow()));
    }
    return rows;
  }

  private Map<String, double[]> learningRates() {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (ScheduleChoice schedule : settings.schedules()) {
      Policy policy = policy(schedule);
      double[] steps = new double[settings.epochs() * batches.perEpoch()];
      for (int step = 0; step < steps.length; step++) {
        steps[step] = policy.learningRate().at(step);
      }
      all.put(schedule.text(), steps);
    }
    return all;
  }

  /** Whether all that was asked for has been done, as far as the losses let it. */
  public boolean isComplete() {
    return reports.size() == schedules() && last().end() != TrainingEnd.INTERRUPTED;
  }

  /** The model; after {@link #run} with the best weights. */
  public Network model() {
    return model;
  }

  /** Shows progress and writes a checkpoint after each epoch. */
  private final class Listener implements Training.Listener {
    private final ScheduleChoice schedule;
    private final Training training;
    private final TrainingProgress progress;
    private final double secondsBefore;
    private final long begin;

    Listener(
        ScheduleChoice schedule, Training training, Meter meter, double secondsBefore, long begin) {
      this.schedule = schedule;
      this.training = training;
      this.progress = new TrainingProgress(meter, settings.epochs(), batches.perEpoch());
      this.secondsBefore = secondsBefore;
      this.begin = begin;
    }

    @Override
    public void iteration(int iteration, double learningRate, Metrics sinceEpochBegan) {
      progress.iteration(iteration, learningRate, sinceEpochBegan);
    }

    @Override
    public void epoch(Epoch epoch) {
      progress.epoch(epoch);
      TrainingState state = training.state();
      Checkpoint.Text text =
          new Checkpoint.Text(
              options,
              rates.orElseThrow(),
              environment(),
              data.training().size(),
              data.validation().size(),
              List.copyOf(reports),
              rows(schedule, state.history()),
              secondsBefore + (System.nanoTime() - begin) / 1e9,
              state.optimizerSteps(),
              state.moments().size(),
              winner.isPresent());
      try {
        Checkpoint.write(
            settings.run().out(),
            model,
            new Checkpoint.Content(text, state, winner.map(Network.Snapshot::values)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
