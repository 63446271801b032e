package io.github.rangefinder.finder.run.train;

import java.util.Optional;

/**
 * From where a training goes on, and what is different from then on.
 *
 * @param scheduleSoFar the schedule until now, if another one or another learning rate takes over
 * @param otherRates whether the settings' learning rate is to be used, not the checkpoint's
 */
public record Continuation(
    Checkpoint checkpoint, Optional<String> scheduleSoFar, boolean otherRates) {

  /** How many epochs are done when the schedule of the settings begins. */
  int scheduleFrom() {
    return scheduleSoFar.isPresent() ? checkpoint.epochs() : checkpoint.present().scheduleFrom();
  }

  /** The schedules before that one in words; empty for none. */
  String before() {
    return scheduleSoFar
        .map(text -> then(checkpoint.present().before(), text) + " to epoch " + checkpoint.epochs())
        .orElse(checkpoint.present().before());
  }

  /** What to call a training. */
  static String then(String before, String schedule) {
    return before.isEmpty() ? schedule : before + ", then " + schedule;
  }
}
