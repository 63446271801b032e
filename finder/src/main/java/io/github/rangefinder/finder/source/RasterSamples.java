package io.github.rangefinder.finder.source;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The numbers of a decoded image: red, green and blue, and what is seen through. */
final class RasterSamples {
  private RasterSamples() {}

  /**
   * Grey and RGB samples as the file has them, without its colour profile. {@code getRGB} would
   * take grey for linear light and make it brighter.
   */
  static DecodedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    ColorModel model = image.getColorModel();
    int space = model.getColorSpace().getType();
    boolean grey = space == ColorSpace.TYPE_GRAY;
    if (space == ColorSpace.TYPE_CMYK && image.getRaster().getNumBands() == 4) {
      return new DecodedImage(
          width, height, JpegColors.ofInks(image.getRaster()), null, null, false);
    }
    boolean plain = !(model instanceof IndexColorModel) && (grey || space == ColorSpace.TYPE_RGB);
    int[] argb = plain ? null : image.getRGB(0, 0, width, height, null, 0, width);
    Raster raster = image.getRaster();
    int[] rgb = plain ? rgb(raster, model, grey) : masked(argb, 0, 0xffffff);
    int[] alpha = null;
    if (model.hasAlpha()) {
      alpha =
          plain
              ? plane(raster, raster.getNumBands() - 1, model.getComponentSize(0) - 8)
              : masked(argb, 24, 0xff);
    }
    boolean deep = plain && grey && model.getComponentSize(0) == 16;
    return new DecodedImage(
        width, height, rgb, opaque(alpha) ? null : alpha, deep ? plane(raster, 0, 0) : null, false);
  }

  /** Whether pixels have numbers that are no shades, such as heights or intensities. */
  static boolean areMeasured(BufferedImage image) {
    return image.getColorModel().getComponentSize(0) > Short.SIZE;
  }

  private static int[] rgb(Raster raster, ColorModel model, boolean grey) {
    int shift = model.getComponentSize(0) - 8;
    int[] rgb = new int[raster.getWidth() * raster.getHeight()];
    for (int channel = 0; channel < 3; channel++) {
      int[] plane = plane(raster, grey ? 0 : channel, shift);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] |= (plane[i] & 0xff) << 16 - 8 * channel;
      }
    }
    return rgb;
  }

  private static int[] plane(Raster raster, int band, int shift) {
    int[] plane =
        raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (int[]) null);
    if (shift > 0) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] >>= shift;
      }
    }
    return plane;
  }

  private static int[] masked(int[] argb, int shift, int mask) {
    int[] masked = new int[argb.length];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = argb[i] >>> shift & mask;
    }
    return masked;
  }

  private static boolean opaque(int[] alpha) {
    if (alpha != null) {
      for (int value : alpha) {
        if (value != 0xff) {
          return false;
        }
      }
    }
    return true;
  }
}
