package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a run of trainings that was ended has left, checked against the one that goes on. */
final class EarlierTraining {
  private final TrainBasis basis;
  private final Checkpoint checkpoint;
  private final Path file;

  private EarlierTraining(TrainBasis basis, Checkpoint checkpoint) {
    this.basis = basis;
    this.checkpoint = checkpoint;
    this.file = basis.folder().resolve(CheckpointFile.NAME);
  }

  /**
   * Reads it.
   *
   * @param warning told if numbers will differ from those of a training in one go
   * @throws IOException with a sentence that names the file and what is wrong with it
   * @throws SettingException if the data is not what it was, or if too many epochs are done
   */
  static CheckpointFile.Content read(
      TrainBasis basis, Checkpoint checkpoint, Consumer<String> warning) throws IOException {
    EarlierTraining earlier = new EarlierTraining(basis, checkpoint);
    earlier.requireSameData();
    earlier.requireSchedules();
    earlier.requireEpochs();
    earlier.compareEnvironments(warning);
    return CheckpointFile.read(basis.folder(), checkpoint, basis.model());
  }

  private void requireSameData() {
    String difference = checkpoint.origin().data().difference(basis.checksums());
    if (!difference.isEmpty()) {
      throw SettingException.failure("the data has changed: " + difference);
    }
  }

  private void requireSchedules() throws IOException {
    List<String> finished = checkpoint.finished().stream().map(TrainingReport::schedule).toList();
    List<String> names =
        basis.settings().rates().schedules().stream().map(ScheduleChoice::text).toList();
    if (finished.size() >= names.size() || !names.subList(0, finished.size()).equals(finished)) {
      throw unusable("it tells of trainings with " + finished + ", expected some of " + names);
    }
  }

  private void requireEpochs() throws IOException {
    for (EpochRow row : checkpoint.present().rows()) {
      long expected = (long) row.epoch() * basis.batches().perEpoch();
      if (row.iteration() != expected) {
        throw unusable(
            "its epoch %d ends with iteration %d, expected %d"
                .formatted(row.epoch(), row.iteration(), expected));
      }
    }
    if (checkpoint.epochs() > basis.epochs()) {
      throw SettingException.failure(
          checkpoint.epochs() + " epochs are done according to " + file + ", and ",
          Setting.EPOCHS,
          " is " + basis.epochs());
    }
  }

  private void compareEnvironments(Consumer<String> warning) {
    String then = checkpoint.origin().environment();
    String now = basis.origin().environment();
    if (!then.equals(now)) {
      warning.accept(
          "begun with "
              + then
              + " and now on "
              + now
              + ": the last digits will differ from those of a training in one go");
    }
  }

  private IOException unusable(String why) {
    return CheckpointFile.unusable(file, why, null);
  }
}
