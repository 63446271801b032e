package io.github.rangefinder.finder.source;

/**
 * An image of a file, row by row.
 *
 * @param rgb {@code 0xRRGGBB} pixels, without transparency
 * @param alpha opacity from 0 to 255; null if every pixel is opaque
 * @param deep grey from 0 to 65535; null unless the file has 16 bits of grey
 * @param turned whether it was turned upright
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record DecodedImage(int width, int height, int[] rgb, int[] alpha, int[] deep, boolean turned) {

  ImageSize size() {
    return new ImageSize(width, height);
  }

  /** Whether red, green and blue are the same everywhere. */
  boolean isGrey() {
    for (int pixel : rgb) {
      if ((pixel & 0xff) != (pixel >> 8 & 0xff) || (pixel & 0xff) != (pixel >> 16 & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all pixels have one colour, whatever their transparency. */
  boolean isOfOneColor() {
    for (int pixel : rgb) {
      if (pixel != rgb[0]) {
        return false;
      }
    }
    return true;
  }

  /** The image scaled by the mean of the area behind each new pixel. */
  DecodedImage scaledTo(ImageSize size) {
    if (size == null || size.equals(size())) {
      return this;
    }
    AreaScaling scaling = new AreaScaling(size(), size);
    int[] scaled = new int[size.width() * size.height()];
    for (int shift = 0; shift <= 16; shift += 8) {
      int[] channel = scaling.scale(rgb, shift, 0xff);
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] |= channel[i] << shift;
      }
    }
    return new DecodedImage(
        size.width(),
        size.height(),
        scaled,
        alpha == null ? null : scaling.scale(alpha, 0, 0xff),
        deep == null ? null : scaling.scale(deep, 0, 0xffff),
        turned);
  }

  /**
   * The image as it is to be looked at.
   *
   * @param orientation from 1 to 8, as EXIF counts them; 1 for as it is
   */
  DecodedImage upright(int orientation) {
    if (orientation <= 1 || orientation > 8) {
      return this;
    }
    boolean sideways = orientation >= 5;
    return new DecodedImage(
        sideways ? height : width,
        sideways ? width : height,
        turned(rgb, orientation),
        turned(alpha, orientation),
        turned(deep, orientation),
        true);
  }

  /** EXIF 2.32, table 6, tag Orientation: where row 0 and column 0 of the file are to be seen. */
  private int[] turned(int[] plane, int orientation) {
    if (plane == null) {
      return null;
    }
    int newWidth = orientation >= 5 ? height : width;
    int[] turned = new int[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int right = width - 1 - x;
        int bottom = height - 1 - y;
        int place =
            switch (orientation) {
              case 2 -> y * newWidth + right;
              case 3 -> bottom * newWidth + right;
              case 4 -> bottom * newWidth + x;
              case 5 -> x * newWidth + y;
              case 6 -> x * newWidth + bottom;
              case 7 -> right * newWidth + bottom;
              default -> right * newWidth + y;
            };
        turned[place] = plane[y * width + x];
      }
    }
    return turned;
  }
}
