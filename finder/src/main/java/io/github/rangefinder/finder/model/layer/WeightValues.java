package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;

/** What a file holds as the values of weights. */
public final class WeightValues {
  private WeightValues() {}

  /**
   * Refuses the weights of a training that diverged, with which every loss is NaN too.
   *
   * @param file what messages call the file
   * @param what whose values they are: {@code kernel of the layer "dense_1"}
   * @throws DataFormatException if one is NaN or infinite
   */
  public static void requireFinite(float[] values, String file, String what)
      throws DataFormatException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new DataFormatException(
            "%s holds %s in %s, expected finite numbers".formatted(file, value, what));
      }
    }
  }
}
