package io.github.rangefinder.engine.training;

import java.util.Locale;

/** A training cannot go on, for a batch's loss is infinite or not a number. */
public final class LossNotFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /**
   * The sentence names the place, counted from 1.
   *
   * @param epoch counted from 0
   * @param step within the epoch, counted from 0
   */
  LossNotFiniteException(double loss, int epoch, int step, double learningRate) {
    super(
        String.format(
            Locale.ROOT,
            "the loss is %s at step %d of epoch %d, at a learning rate of %s",
            Double.isNaN(loss) ? "not a number" : "infinite",
            step + 1,
            epoch + 1,
            rounded(learningRate)));
  }

  /** Three digits, with an exponent as people write it: {@code 1.00e-5}, not {@code 1.00e-05}. */
  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3g", value)
        .replace("e+", "e")
        .replaceFirst("e(-?)0", "e$1");
  }
}
