package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.setting.LearningRates;
import java.util.List;

/**
 * What a training goes on from, but its arrays. Nothing in it is followed blindly: {@link
 * CheckpointJson} checks each field, {@link CheckpointFile} a checksum over all of it.
 *
 * @param asked what the training was asked to do
 * @param origin what it has to be the same as
 * @param finished the trainings with the schedules before the present one
 * @param present the training with the present schedule
 * @param arrays what arrays there are beside
 */
public record Checkpoint(
    Asked asked, Origin origin, List<TrainingReport> finished, Present present, Arrays arrays) {
  /**
   * What a training was asked to do.
   *
   * @param options those that decide the training, as {@code --name=value} or {@code --name}
   * @param save the file for the weights; empty for none
   * @param rates the learning rates in use, which need not be found again
   */
  public record Asked(List<String> options, String save, LearningRates rates) {}

  /**
   * What a training was begun with.
   *
   * @param environment which kernels computed so far, for the bits depend on that
   * @param data checksums of the samples
   */
  public record Origin(String environment, DataChecksums data) {}

  /**
   * A training that is not at its end.
   *
   * @param before in words, the schedules of this same training before the present one; empty for
   *     none
   * @param scheduleFrom how many epochs were done when the present schedule began
   * @param rows its epochs, at least one
   * @param seconds how long they took
   */
  public record Present(String before, int scheduleFrom, List<EpochRow> rows, double seconds) {}

  /**
   * What was kept of optimizer and weights.
   *
   * @param optimizerSteps the number of steps the optimizer has taken
   * @param moments how many arrays the optimizer remembers
   * @param winner whether a finished training's weights have been kept
   */
  public record Arrays(int optimizerSteps, int moments, boolean winner) {}

  /** The whole epochs that are done. */
  public int epochs() {
    return present.rows().size();
  }
}
