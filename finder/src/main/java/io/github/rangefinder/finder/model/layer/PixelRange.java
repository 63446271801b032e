package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.Set;

/** Tells layers that bring pixels from 0 to 255 to the scale that the rest of a model wants. */
public final class PixelRange {
  /** Keras's models have 1/255, 1/127.5 and the like; a factor near 1 is for something else. */
  private static final double LARGEST_FACTOR = 0.05;

  /** Layers that may stand before such a one: they leave numbers of the scale that they have. */
  private static final Set<String> LEAVING =
      Set.of(
          "InputLayer",
          "Identity",
          "Reshape",
          "Permute",
          "Flatten",
          "ZeroPadding2D",
          "Cropping2D",
          "UpSampling2D",
          "Resizing",
          "RandomFlip",
          "RandomTranslation",
          "RandomContrast",
          "RandomBrightness",
          "Dropout");

  private PixelRange() {}

  /** Whether a factor brings 255 down to about 1 or 2. */
  public static boolean isBroughtDownBy(double factor) {
    return Math.abs(factor) <= LARGEST_FACTOR && factor != 0;
  }

  /** Whether a layer leaves numbers of the scale that they have. */
  public static boolean isLeftBy(KerasConfig layer) {
    return LEAVING.contains(layer.kerasClass());
  }

  /**
   * Whether a layer or function brings pixels to a scale of its own.
   *
   * @param number what a function takes beside the pixels; null for none
   */
  public static boolean isBroughtDownBy(KerasConfig layer, Double number)
      throws DataFormatException {
    if (layer.kerasClass().equals("Rescaling")) {
      float[] scale = layer.has("scale") ? layer.numbers("scale") : new float[] {1};
      return scale.length > 0 && isBroughtDownBy(scale[0]);
    }
    if (layer.kerasClass().equals("Normalization")) {
      return !layer.isTrue("invert", false);
    }
    if (number == null) {
      return false;
    }
    return switch (KerasOperations.name(layer)) {
      case "true_divide" -> isBroughtDownBy(1 / number);
      case "multiply" -> isBroughtDownBy(number);
      default -> false;
    };
  }
}
