package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.finder.run.train.TrainSettings;

/** A task of the study: a training, without its learning rate and its seed. */
public interface StudyTask {
  /** Which part of the tasks it belongs to, a word such as {@code tuning}. */
  String part();

  /** What files and tables call it. */
  String name();

  /** The training with a seed; its learning rate does not matter. */
  TrainSettings settings(long seed);
}
