package io.github.rangefinder.finder.source;

import java.io.Serializable;

/**
 * The size that images are brought to.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) implements Serializable {
  /** Checks both. */
  public ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image has at least 1 x 1 pixels, got " + width + " x " + height);
    }
  }
}
