package io.github.rangefinder.engine.training;

import java.util.List;
import java.util.OptionalInt;

/**
 * When to stop: once the validation loss has not come below its lowest for a number of epochs.
 *
 * <p>Source: Prechelt, "Early stopping, but when?", 1998; Keras's {@code EarlyStopping}.
 *
 * @param patience that number, at least 1; empty for never
 */
public record EarlyStopping(OptionalInt patience) {
  /** Checks the patience. */
  public EarlyStopping {
    if (patience.isPresent() && patience.getAsInt() < 1) {
      throw new IllegalArgumentException("patience must be at least 1, got " + patience.getAsInt());
    }
  }

  /**
   * Whether a training is to end.
   *
   * @param epochs how many are done
   * @param best the index of the best of them, -1 if there is none
   */
  public boolean stopsAfter(int epochs, int best) {
    return patience.isPresent() && best >= 0 && epochs - 1 - best >= patience.getAsInt();
  }

  /** The first epoch with the lowest validation loss; -1 if there is none. */
  public static int bestEpoch(List<Epoch> history) {
    int best = -1;
    for (int i = 0; i < history.size(); i++) {
      if (best < 0 || loss(history.get(i)) < loss(history.get(best))) {
        best = i;
      }
    }
    return best;
  }

  static double loss(Epoch epoch) {
    return epoch.validation().orElseThrow().loss();
  }
}
