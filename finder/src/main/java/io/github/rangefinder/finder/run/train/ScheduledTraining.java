package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.GrownList;
import io.github.rangefinder.engine.training.LossNotFiniteException;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Training;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One training of a run, with one schedule: shows progress, keeps its epochs, writes checkpoints.
 */
final class ScheduledTraining implements Training.Listener {
  private final TrainBasis basis;
  private final RateCourse course;
  private final ScheduleChoice schedule;
  private final Checkpoints checkpoints;
  private final Policy policy;
  private final Training training;
  private final List<EpochRow> rows = new ArrayList<>();
  private final long begin = System.nanoTime();
  private double secondsBefore;
  private Meter meter;
  private TrainingProgress progress;

  /**
   * What else a checkpoint holds, and who writes it.
   *
   * @param asked what the run was asked to do
   * @param finished the trainings before this one
   */
  record Checkpoints(Checkpoint.Asked asked, FinishedTrainings finished, CheckpointWriter writer) {}

  /** A training that starts from the initial weights. */
  ScheduledTraining(
      TrainBasis basis,
      RateCourse course,
      ScheduleChoice schedule,
      Checkpoints checkpoints,
      Workers workers) {
    this.basis = basis;
    this.course = course;
    this.schedule = schedule;
    this.checkpoints = checkpoints;
    this.policy = course.policy(schedule);
    this.training =
        new Training(
            basis.modelAtFirst(),
            basis.settings().optimizer().create(),
            basis.data(),
            basis.batches(),
            policy,
            workers);
  }

  /**
   * Goes on where an earlier one had to stop.
   *
   * @throws IOException if that was another model or optimizer
   */
  void goOnFrom(CheckpointFile.Content earlier) throws IOException {
    try {
      training.resume(earlier.state());
    } catch (IllegalArgumentException e) {
      throw CheckpointFile.unusable(basis.folder().resolve(CheckpointFile.NAME), e.getMessage(), e);
    }
    rows.addAll(earlier.checkpoint().present().rows());
    secondsBefore = earlier.checkpoint().present().seconds();
  }

  /** Trains, and leaves the model with the best weights of this training. */
  TrainingReport run(Meters meters, BooleanSupplier interrupted) {
    TrainingEnd end;
    int perEpoch = basis.batches().perEpoch();
    try (Meter shown = meters.meter(schedule.text(), basis.epochs() * perEpoch)) {
      meter = shown;
      progress = new TrainingProgress(shown, basis.epochs(), perEpoch);
      end =
          training.run(
              basis.epochs(), basis.settings().fitting().earlyStopping(), this, interrupted);
      training.restoreBest();
      shown.ended(ended(end));
      checkpoints.writer().end();
    }
    return new TrainingReport(
        course.name(schedule),
        List.copyOf(rows),
        training.bestEpoch() + 1,
        end,
        training.failure().map(ScheduledTraining::sentence).orElse(""),
        seconds());
  }

  private static String sentence(LossNotFiniteException failure) {
    return failure.place()
        + ", at a learning rate of "
        + Rounded.learningRate(failure.learningRate());
  }

  private String ended(TrainingEnd end) {
    String after = " after epoch " + training.history().size();
    return switch (end) {
      case COMPLETED -> "done" + after;
      case STOPPED_EARLY -> "stopped early" + after;
      case NOT_FINITE -> "not finite" + after;
      case INTERRUPTED -> "interrupted" + after;
    };
  }

  /** The time this training has taken, before a pause too. */
  private double seconds() {
    return secondsBefore + (System.nanoTime() - begin) / 1e9;
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
        schedule.text(),
        epoch.index() + 1,
        epoch.training().loss(),
        validation.loss(),
        epoch.training().accuracy().orElse(Double.NaN),
        validation.accuracy().orElse(Double.NaN));
    int iterations = (epoch.index() + 1) * basis.batches().perEpoch();
    rows.add(
        new EpochRow(
            epoch.index() + 1,
            iterations,
            policy.learningRate().at(iterations - 1),
            epoch.training(),
            validation));
    checkpoints.writer().epoch(content());
  }

  private CheckpointFile.Content content() {
    TrainingState state = training.state();
    FinishedTrainings finished = checkpoints.finished();
    Checkpoint checkpoint =
        new Checkpoint(
            checkpoints.asked(),
            basis.origin(),
            finished.reports(),
            new Checkpoint.Present(
                course.before(), course.from(), new GrownList<>(rows), seconds()),
            new Checkpoint.Arrays(
                state.optimizerSteps(), state.moments().size(), finished.winner().isPresent()));
    return new CheckpointFile.Content(
        checkpoint, state, finished.winner().map(Network.Snapshot::values));
  }
}
