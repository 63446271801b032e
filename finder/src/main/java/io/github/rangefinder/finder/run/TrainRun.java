package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Training;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Path;
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
  private Optional<CheckpointFile.Content> resumed = Optional.empty();
  private DataChecksums checksums;
  private int scheduleFrom;
  private String before = "";
  private Optional<LearningRates> rates = Optional.empty();
  private Optional<FoundRate> found = Optional.empty();
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
            .batches(
                data.training(),
                settings.fitting().batchSize(data.training()),
                settings.run().seed());
    this.model = settings.run().workload().model(data.training(), settings.run().seed());
    this.initial = model.snapshot();
    if (settings.rates().single().isPresent()) {
      rates = Optional.of(LearningRates.of(settings.rates().single().getAsDouble()));
    }
    if ((long) settings.fitting().epochs() * batches.perEpoch() > Integer.MAX_VALUE) {
      throw SettingException.usage(
          Setting.EPOCHS,
          " "
              + settings.fitting().epochs()
              + " makes more than "
              + Integer.MAX_VALUE
              + " iterations");
    }
    if (rates.isPresent()) {
      checkSchedules();
    }
  }

  private void checkSchedules() {
    try {
      settings.rates().schedules().forEach(this::policy);
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
  public void resume(Continuation continuation) throws IOException {
    Checkpoint checkpoint = continuation.checkpoint();
    Path folder = settings.run().out();
    String difference = checkpoint.data().difference(checksums());
    if (!difference.isEmpty()) {
      throw SettingException.failure("the data has changed: " + difference);
    }
    requireFitting(checkpoint, folder.resolve(CheckpointFile.NAME));
    if (!checkpoint.environment().equals(environment())) {
      warning.accept(
          "begun with "
              + checkpoint.environment()
              + " and now on "
              + environment()
              + ": the last digits will differ from those of a training in one go");
    }
    CheckpointFile.Content content = CheckpointFile.read(folder, checkpoint, model);
    reports.addAll(checkpoint.finished());
    if (!continuation.otherRates()) {
      rates = Optional.of(checkpoint.rates());
    }
    scheduleFrom = continuation.scheduleFrom();
    before = continuation.before();
    winner = content.winner().map(model::snapshotOf);
    resumed = Optional.of(content);
    checkSchedules();
  }

  private void requireFitting(Checkpoint checkpoint, Path file) throws IOException {
    List<String> finished = checkpoint.finished().stream().map(TrainingReport::schedule).toList();
    List<String> names = settings.rates().schedules().stream().map(ScheduleChoice::text).toList();
    if (finished.size() >= names.size() || !names.subList(0, finished.size()).equals(finished)) {
      throw CheckpointFile.unusable(
          file, "it tells of trainings with " + finished + ", expected some of " + names, null);
    }
    for (EpochRow row : checkpoint.rows()) {
      if (row.iteration() != (long) row.epoch() * batches.perEpoch()) {
        throw CheckpointFile.unusable(
            file,
            "its epoch %d ends with iteration %d, expected %d"
                .formatted(row.epoch(), row.iteration(), (long) row.epoch() * batches.perEpoch()),
            null);
      }
    }
    if (checkpoint.epochs() > settings.fitting().epochs()) {
      throw SettingException.failure(
          checkpoint.epochs() + " epochs are done according to " + file + ", and ",
          Setting.EPOCHS,
          " is " + settings.fitting().epochs());
    }
  }

  /** Made when they are first needed: all of the data has to be read for them. */
  private DataChecksums checksums() {
    if (checksums == null) {
      checksums = DataChecksums.of(data);
    }
    return checksums;
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
   * @param foundRate told of the learning rate, if it had to be found, before anything is trained
   * @return empty if interrupted before the first training
   * @throws IOException with a sentence that names a file that cannot be written
   */
  public Optional<TrainReport> run(Consumer<FoundRate> foundRate) throws IOException {
    try (Workers workers = new Workers(settings.run().threads())) {
      if (rates.isEmpty()) {
        rates = findRates(workers, foundRate);
      }
      if (rates.isEmpty()) {
        return Optional.empty();
      }
      int first = reports.size();
      for (ScheduleChoice schedule : settings.rates().schedules().subList(first, schedules())) {
        train(schedule, workers);
        if (last().end() == TrainingEnd.INTERRUPTED) {
          break;
        }
      }
    }
    winner.ifPresent(model::restore);
    return Optional.of(
        new TrainReport(
            Release.NUMBER,
            settings.inForce(data, model, rates.get()),
            settings.run().environment(),
            List.copyOf(reports),
            learningRates(),
            batches.perEpoch(),
            found));
  }

  private int schedules() {
    return settings.rates().schedules().size();
  }

  private TrainingReport last() {
    return reports.get(reports.size() - 1);
  }

  private Optional<LearningRates> findRates(Workers workers, Consumer<FoundRate> listener) {
    LearningRateSearch search =
        new LearningRateSearch(settings, data, this::freshModel, meters, interrupted, warning);
    Optional<FoundRate> rate = search.run(workers);
    rate.ifPresent(listener);
    found = rate;
    return rate.map(FoundRate::rates);
  }

  /** One with the weights that every training begins with. */
  private Network freshModel() {
    Network fresh = new Network(model.output(), settings.run().seed());
    fresh.restore(initial);
    return fresh;
  }

  /** The schedule of every step, those before it began left out. */
  private Policy policy(ScheduleChoice schedule) {
    int first = scheduleFrom * batches.perEpoch();
    Policy own =
        schedule.policy(
            rates.orElseThrow(),
            Math.max(1, settings.fitting().epochs() - scheduleFrom),
            batches.perEpoch());
    return new Policy(later(own.learningRate(), first), own.momentum().map(m -> later(m, first)));
  }

  private static Schedule later(Schedule schedule, int first) {
    return first == 0 ? schedule : step -> schedule.at(step - first);
  }

  private void train(ScheduleChoice schedule, Workers workers) throws IOException {
    model.restore(initial);
    Policy policy = policy(schedule);
    Training training =
        new Training(
            model,
            settings.optimizer().create(),
            data.training(),
            data.validation(),
            batches,
            policy,
            workers);
    double secondsBefore = 0;
    List<EpochRow> rows = new ArrayList<>();
    if (resumed.isPresent()) {
      Checkpoint checkpoint = resumed.get().checkpoint();
      secondsBefore = checkpoint.seconds();
      rows.addAll(checkpoint.rows());
      resume(training, resumed.get().state());
      resumed = Optional.empty();
    }
    Clock clock = new Clock(secondsBefore, System.nanoTime());
    TrainingEnd end;
    try (Meter meter =
        meters.meter(schedule.text(), settings.fitting().epochs() * batches.perEpoch())) {
      Listener listener = new Listener(schedule.text(), training, policy, rows, meter, clock);
      end =
          training.run(
              settings.fitting().epochs(),
              settings.fitting().earlyStopping(),
              listener,
              interrupted);
      meter.ended(ended(end, training));
      listener.writer.end();
    }
    reports.add(
        new TrainingReport(
            Continuation.then(before, schedule.text()),
            List.copyOf(rows),
            training.bestEpoch() + 1,
            end,
            training.failure(),
            clock.seconds()));
    if (isBestSoFar(last())) {
      winner = Optional.of(model.snapshot());
    }
  }

  private void resume(Training training, TrainingState state) throws IOException {
    try {
      training.resume(state);
    } catch (IllegalArgumentException e) {
      throw CheckpointFile.unusable(
          settings.run().out().resolve(CheckpointFile.NAME), e.getMessage(), e);
    }
  }

  /** The time a training has taken, before a pause too. */
  private record Clock(double before, long begin) {
    double seconds() {
      return before + (System.nanoTime() - begin) / 1e9;
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

  /** What there is to draw: as many points as a picture shows, however many steps there are. */
  private Map<String, List<RatePoint>> learningRates() {
    Map<String, List<RatePoint>> all = new LinkedHashMap<>();
    for (ScheduleChoice schedule : settings.rates().schedules()) {
      List<RatePoint> points = new ArrayList<>();
      if (scheduleFrom > 0) {
        points.addAll(RatePoint.of(last().epochs().subList(0, scheduleFrom)));
      }
      points.addAll(
          RatePoint.of(
              policy(schedule).learningRate(),
              (long) scheduleFrom * batches.perEpoch(),
              (long) settings.fitting().epochs() * batches.perEpoch(),
              batches.perEpoch()));
      all.put(Continuation.then(before, schedule.text()), points);
    }
    return all;
  }

  /** Whether all that was asked for has been done, as far as the losses let it. */
  public boolean isComplete() {
    return reports.size() == schedules() && last().end() != TrainingEnd.INTERRUPTED;
  }

  /** What the saved model says of itself. */
  public ModelCard card() {
    Workload workload = settings.run().workload();
    return new ModelCard(
        Release.NUMBER,
        workload.choice(data.training()).text(),
        SampleForm.of(workload.data().place(), data.training()));
  }

  /** The model; after {@link #run} with the best weights. */
  public Network model() {
    return model;
  }

  private static String ended(TrainingEnd end, Training training) {
    String after = " after epoch " + training.history().size();
    return switch (end) {
      case COMPLETED -> "done" + after;
      case STOPPED_EARLY -> "stopped early" + after;
      case NOT_FINITE -> "not finite" + after;
      case INTERRUPTED -> "interrupted" + after;
    };
  }

  /** Shows progress, keeps the epochs and writes checkpoints. */
  private final class Listener implements Training.Listener {
    private final Training training;
    private final Policy policy;
    private final List<EpochRow> rows;
    private final Clock clock;
    private final String schedule;
    private final Meter meter;
    private final TrainingProgress progress;
    private final CheckpointWriter writer =
        new CheckpointWriter(settings.run().out(), model, warning);

    Listener(
        String schedule,
        Training training,
        Policy policy,
        List<EpochRow> rows,
        Meter meter,
        Clock clock) {
      this.schedule = schedule;
      this.training = training;
      this.policy = policy;
      this.rows = rows;
      this.clock = clock;
      this.meter = meter;
      this.progress = new TrainingProgress(meter, settings.fitting().epochs(), batches.perEpoch());
    }

    @Override
    public void iteration(int iteration, double learningRate, Metrics sinceEpochBegan) {
      progress.iteration(iteration, learningRate, sinceEpochBegan);
    }

    @Override
    public void epoch(Epoch epoch) {
      progress.epoch(epoch);
      Metrics validation = epoch.validation().orElseThrow();
      meter.point(
          schedule,
          epoch.index() + 1,
          epoch.training().loss(),
          validation.loss(),
          epoch.training().accuracy().orElse(Double.NaN),
          validation.accuracy().orElse(Double.NaN));
      int iterations = (epoch.index() + 1) * batches.perEpoch();
      rows.add(
          new EpochRow(
              epoch.index() + 1,
              iterations,
              policy.learningRate().at(iterations - 1),
              epoch.training(),
              validation));
      writer.epoch(content());
    }

    private CheckpointFile.Content content() {
      TrainingState state = training.state();
      Checkpoint checkpoint =
          new Checkpoint(
              options,
              settings.save() == null ? "" : settings.save().toString(),
              rates.orElseThrow(),
              environment(),
              checksums(),
              List.copyOf(reports),
              before,
              scheduleFrom,
              List.copyOf(rows),
              clock.seconds(),
              state.optimizerSteps(),
              state.moments().size(),
              winner.isPresent());
      return new CheckpointFile.Content(checkpoint, state, winner.map(Network.Snapshot::values));
    }
  }
}
