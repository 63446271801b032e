package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;

/**
 * The length of a test as it is asked for, in one of two units.
 *
 * @param epochs null if {@code iterations} has it
 * @param iterations null if {@code epochs} has it
 * @param least how many iterations epochs make at least
 */
public record TestSpan(Integer epochs, Integer iterations, int least) implements Serializable {
  /** A length that is taken as it is. */
  public TestSpan(Integer epochs, Integer iterations) {
    this(epochs, iterations, 1);
  }

  /**
   * Checks that there is exactly one, and that it is positive.
   *
   * @throws SettingException if it is not
   */
  public TestSpan {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    SettingException.requireAtLeastOne(Setting.ITERATIONS, iterations);
    if ((epochs == null) == (iterations == null)) {
      throw SettingException.usage(
          Setting.EPOCHS,
          " and ",
          Setting.ITERATIONS,
          epochs == null ? " are both missing" : " exclude each other");
    }
  }

  /**
   * How many learning rates there are, with so many batches at each.
   *
   * @throws SettingException if there are more batches than can be counted
   */
  int iterations(Batches batches, int batchesOfRate) {
    try {
      if (iterations != null) {
        Math.multiplyExact(iterations, batchesOfRate);
        return iterations;
      }
      Math.multiplyExact(least, batchesOfRate);
      return Math.max(least, batches.iterations(epochs) / batchesOfRate);
    } catch (ArithmeticException e) {
      throw SettingException.usage(
          iterations == null ? Setting.EPOCHS : Setting.ITERATIONS,
          iterations == null
              ? " " + epochs
              : " " + iterations + " of " + batchesOfRate + " batches",
          " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }
}
