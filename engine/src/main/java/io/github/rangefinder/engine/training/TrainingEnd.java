package io.github.rangefinder.engine.training;

/** Why a training ended. */
public enum TrainingEnd {
  /** All epochs are done. */
  COMPLETED,
  /** The validation loss has not improved for as long as patience lasts. */
  STOPPED_EARLY,
  /** The loss was infinite or not a number. */
  NOT_FINITE,
  /** Somebody asked to stop. */
  INTERRUPTED
}
