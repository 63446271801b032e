package io.github.rangefinder.engine.kernel;

/**
 * The sizes of an enlargement of one channels-last image: image (height, width, channels), output
 * (height · rowFactor, width · columnFactor, channels).
 */
public record UpsamplingSizes(
    int height, int width, int channels, int rowFactor, int columnFactor) {

  /** Rows of the output. */
  public int outHeight() {
    return height * rowFactor;
  }

  /** Columns of the output. */
  public int outWidth() {
    return width * columnFactor;
  }
}
