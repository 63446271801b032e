package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.util.List;

/**
 * How well a training's length suits its model, read off the losses as the range-test article does:
 * a validation loss that still falls asks for more epochs, one that turns up while the training
 * loss falls on is overfitting.
 */
public enum Fit {
  /** Too few epochs to tell, or too few since the validation loss was lowest. */
  UNKNOWN,
  /** Training and validation loss alike could be lower: the model has much to learn yet. */
  UNDERFIT,
  /** The validation loss still falls, if slowly. */
  STILL_IMPROVING,
  /** The validation loss no longer changes much. */
  LEVELLED_OFF,
  /** The validation loss has turned up while the training loss falls. */
  OVERFIT,
  /** The validation loss has turned up, and the training loss does not fall either. */
  RISING,
  /** The training loss has blown up. */
  DIVERGED;

  /** A training loss this many times that of the first epoch has blown up. */
  private static final double BLOWN_UP = 1.5;

  /** Who gets this share of the validation samples right has little to learn. */
  private static final double NEARLY_ALL = 0.97;

  /** A rise by this share in one epoch alone is no level, nor is it a trend yet. */
  private static final double JUMP = 1.1;

  /** A fall by this share in the last epoch is fast. */
  private static final double FAST = 0.2;

  /** A fall by this share in the last epoch is more than the noise of an epoch. */
  private static final double SLOW = 0.01;

  /** A training loss below this share of the validation loss shows that the model has learned. */
  private static final double LEARNED = 0.9;

  /** Validation losses this much above their lowest, on average, have turned up. */
  private static final double TURNED_UP = 1.03;

  /** Fewer epochs than these after the lowest validation loss show no trend. */
  private static final int LEAST_EPOCHS = 2;

  public static Fit of(TrainingReport training) {
    List<EpochRow> epochs = training.epochs();
    int size = epochs.size();
    if (size < LEAST_EPOCHS) {
      return UNKNOWN;
    }
    EpochRow last = epochs.get(size - 1);
    boolean blownUp = last.training().loss() > BLOWN_UP * epochs.get(0).training().loss();
    if (training.end() == TrainingEnd.NOT_FINITE || blownUp || training.bestEpoch() < 1) {
      return DIVERGED;
    }
    EpochRow best = epochs.get(training.bestEpoch() - 1);
    boolean nearlyAll = best.validation().accuracy().orElse(0) >= NEARLY_ALL;
    if (training.bestEpoch() == size) {
      double before = epochs.get(size - 2).validation().loss();
      double fall = (before - best.validation().loss()) / before;
      if (fall > SLOW) {
        return fall > FAST && !nearlyAll ? UNDERFIT : STILL_IMPROVING;
      }
    } else {
      List<EpochRow> after = epochs.subList(training.bestEpoch(), size);
      double mean =
          after.stream().mapToDouble(row -> row.validation().loss()).average().orElseThrow();
      boolean trend = after.size() >= LEAST_EPOCHS;
      if (trend && mean > TURNED_UP * best.validation().loss()) {
        return last.training().loss() < best.training().loss() ? OVERFIT : RISING;
      }
      if (!trend && mean > JUMP * best.validation().loss()) {
        return UNKNOWN;
      }
    }
    boolean learned = best.training().loss() < LEARNED * best.validation().loss();
    return learned || nearlyAll ? LEVELLED_OFF : UNDERFIT;
  }

  /** The answer as a sentence. */
  String sentence(TrainingReport training) {
    int best = training.bestEpoch();
    return switch (this) {
      case UNKNOWN ->
          training.epochs().size() < LEAST_EPOCHS
              ? "Too few epochs to tell whether more of them would help."
              : "The validation loss rose in the last epoch alone: that is too little to tell whether"
                  + " more epochs would help.";
      case UNDERFIT ->
          "Underfit: the loss could be lower on training and validation samples alike. Train for"
              + " more epochs, or at a higher learning rate.";
      case STILL_IMPROVING ->
          "Still improving: the validation loss is lowest after the last epoch. More epochs may"
              + " help.";
      case LEVELLED_OFF ->
          "Levelled off: the validation loss changes little after epoch " + best + ".";
      case OVERFIT ->
          "Overfit from epoch "
              + (best + 1)
              + " on: the validation loss rises while the training loss falls. Stop after epoch "
              + best
              + ", as the weights kept do, or regularise.";
      case RISING ->
          "Getting worse from epoch "
              + (best + 1)
              + " on: the validation loss rises, and the training loss does not fall. Lower the"
              + " learning rate, or stop after epoch "
              + best
              + ", as the weights kept do.";
      case DIVERGED -> "Diverged: the training loss blew up. Lower the learning rate.";
    };
  }
}
