package io.github.rangefinder.engine.data;

/** What the numbers beside the samples of a file are. */
public enum LearningTask {
  /** Classes: integers from 0, or one-hot. */
  CLASSIFICATION,
  /** Numbers to predict. */
  REGRESSION
}
