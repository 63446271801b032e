package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.setting.LearningRates;
import java.util.List;

/**
 * What a training goes on from, but its arrays. Nothing in it is followed blindly: {@link
 * CheckpointJson} checks each field, {@link CheckpointFile} a checksum over all of it.
 *
 * @param options the options that decide the training, as {@code --name=value} or {@code --name}
 * @param save the file for the weights; empty for none
 * @param rates the learning rates in use, which need not be found again
 * @param environment which kernels computed so far, for the bits depend on that
 * @param data checksums of the samples
 * @param finished the trainings with the schedules before the present one
 * @param before in words, the schedules of this same training before the present one; empty for
 *     none
 * @param scheduleFrom how many epochs were done when the present schedule began
 * @param rows the present training's epochs, at least one
 * @param optimizerSteps the number of steps the optimizer has taken
 * @param moments how many arrays the optimizer remembers
 * @param winner whether a finished training's weights have been kept
 */
public record Checkpoint(
    List<String> options,
    String save,
    LearningRates rates,
    String environment,
    DataChecksums data,
    List<TrainingReport> finished,
    String before,
    int scheduleFrom,
    List<EpochRow> rows,
    double seconds,
    int optimizerSteps,
    int moments,
    boolean winner) {

  /** The whole epochs that are done. */
  public int epochs() {
    return rows.size();
  }
}
