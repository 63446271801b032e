package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.Predictor;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.evaluate.ModelCard;
import io.github.rangefinder.finder.run.evaluate.TrainedModel;
import io.github.rangefinder.finder.run.job.Making;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final TrainBasis basis;
  private final FinishedTrainings finished = new FinishedTrainings();
  private Optional<RateCourse> course = Optional.empty();
  private Optional<CheckpointFile.Content> earlier = Optional.empty();
  private Optional<FoundRate> found = Optional.empty();

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
    this.basis = new TrainBasis(settings);
    if (settings.rates().single().isPresent()) {
      double rate = settings.rates().single().getAsDouble();
      course = Optional.of(RateCourse.of(basis, LearningRates.of(rate)));
    }
    course.ifPresent(given -> given.require(schedules()));
  }

  private List<ScheduleChoice> schedules() {
    return settings.rates().schedules();
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   * @throws SettingException if the data is not what it was
   */
  public void resume(Continuation continuation) throws IOException {
    Checkpoint checkpoint = continuation.checkpoint();
    CheckpointFile.Content content = EarlierTraining.read(basis, checkpoint, warning);
    finished.takeOver(
        checkpoint.finished(), content.winner().map(values -> basis.model().snapshotOf(values)));
    earlier = Optional.of(content);
    RateCourse goesOn =
        new RateCourse(
            continuation.otherRates() ? course.orElseThrow().rates() : checkpoint.asked().rates(),
            continuation.before(),
            continuation.scheduleFrom(),
            basis.epochs(),
            basis.batches().perEpoch());
    goesOn.require(schedules());
    course = Optional.of(goesOn);
  }

  /**
   * Finds the learning rate if need be, trains with one schedule after the other until all are done
   * or somebody interrupts, and leaves the model with the best weights of the best training.
   *
   * @param foundRate told of the learning rate, if it had to be found, before anything is trained
   * @return empty if interrupted before the first training; without what the best weights take the
   *     validation samples for if interrupted later, for nobody waits for that then
   * @throws IOException with a sentence that names a file that cannot be written
   */
  public Optional<TrainReport> run(Consumer<FoundRate> foundRate) throws IOException {
    Optional<Confusion> confusion;
    try (Workers workers = new Workers(settings.run().threads())) {
      if (course.isEmpty()) {
        course = find(workers, foundRate);
      }
      if (course.isEmpty()) {
        return Optional.empty();
      }
      List<ScheduleChoice> open =
          schedules().subList(finished.reports().size(), schedules().size());
      for (ScheduleChoice schedule : open) {
        if (!train(schedule, workers)) {
          break;
        }
      }
      if (finished.reports().isEmpty()) {
        return Optional.empty();
      }
      finished.winner().ifPresent(basis.model()::restore);
      confusion =
          isComplete() ? finished.winner().flatMap(any -> confusion(workers)) : Optional.empty();
    }
    return Optional.of(report(confusion));
  }

  /** What the best weights take the validation samples for. */
  private Optional<Confusion> confusion(Workers workers) {
    Dataset validation = basis.data().validation();
    int batch = Math.min(basis.batches().count(0), validation.size());
    if (!(validation.targets() instanceof Labels labels)) {
      return Confusion.ofPositions(basis.model(), validation, batch, workers);
    }
    return Optional.of(
        Confusion.of(
            labels,
            TrainedModel.classes(labels, basis.model()),
            new Predictor(basis.model(), batch, workers).probabilities(validation)));
  }

  private Optional<RateCourse> find(Workers workers, Consumer<FoundRate> listener) {
    LearningRateSearch search = new LearningRateSearch(basis, meters, interrupted, warning);
    found = search.run(workers);
    found.ifPresent(listener);
    return found.map(rate -> RateCourse.of(basis, rate.rates()));
  }

  /**
   * Trains with a schedule.
   *
   * @return whether nobody interrupted
   */
  private boolean train(ScheduleChoice schedule, Workers workers) throws IOException {
    Checkpoint.Asked asked =
        new Checkpoint.Asked(
            options, Objects.toString(settings.save(), ""), course.orElseThrow().rates());
    CheckpointWriter writer = new CheckpointWriter(basis.folder(), basis.model(), warning);
    ScheduledTraining.Checkpoints checkpoints =
        new ScheduledTraining.Checkpoints(asked, finished, writer);
    Optional<ScheduledTraining> training =
        Making.unless(
            interrupted,
            () ->
                new ScheduledTraining(basis, course.orElseThrow(), schedule, checkpoints, workers));
    if (training.isEmpty()) {
      return false;
    }
    if (earlier.isPresent()) {
      training.get().goOnFrom(earlier.get());
      earlier = Optional.empty();
    }
    finished.add(training.get().run(meters, interrupted), basis.model());
    return finished.last().end() != TrainingEnd.INTERRUPTED;
  }

  private TrainReport report(Optional<Confusion> confusion) {
    RateCourse used = course.orElseThrow();
    Map<String, List<RatePoint>> learningRates = new LinkedHashMap<>();
    for (ScheduleChoice schedule : schedules()) {
      learningRates.put(used.name(schedule), used.points(schedule, finished.last().epochs()));
    }
    return new TrainReport(
        Provenance.of(
            settings.inForce(basis.data(), basis.summary(), used.rates()),
            settings.run().environment()),
        finished.reports(),
        new TrainReport.PlannedRates(learningRates, basis.batches().perEpoch()),
        confusion,
        found);
  }

  /** Whether all that was asked for has been done, as far as the losses let it. */
  public boolean isComplete() {
    return finished.reports().size() == schedules().size()
        && finished.last().end() != TrainingEnd.INTERRUPTED;
  }

  /** What the saved model says of itself. */
  public ModelCard card() {
    Workload workload = settings.run().workload();
    return new ModelCard(
        Release.NUMBER,
        workload.choice(basis.data().training()).text(),
        SampleForm.of(workload.data(), basis.data().training()));
  }

  /** The model; after {@link #run} with the best weights. */
  public Network model() {
    return basis.model();
  }
}
