package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** One image of a file, as {@code 0xRRGGBB} pixels row by row; transparency is left out. */
final class ImageFile {
  /** More than any camera's picture has. */
  private static final long MOST_PIXELS = 1L << 28;

  /** A compressed byte does not become more pixels than these. */
  private static final long MOST_PIXELS_A_BYTE = 10_000;

  /** How the decoder of JPEG warns of pixels that are not there and become grey. */
  private static final String CUT_SHORT = "premature end of data";

  private ImageFile() {}

  /**
   * Reads an image.
   *
   * @param size what it is scaled to; null for its own size
   * @throws DataFormatException if the file is no image, cut short or damaged
   */
  static Pixels read(Path file, ImageSize size) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataFormatException(file + " is no image that can be read (PNG, JPEG)");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return scaled(decode(reader, file), size);
      } finally {
        reader.dispose();
      }
    } catch (DataFormatException e) {
      throw e;
    } catch (IIOException | RuntimeException | EOFException e) {
      // The decoders throw whatever they stumble over.
      throw new DataFormatException(
          "%s is damaged or cut short (%s)".formatted(file, e.getMessage()));
    }
  }

  /** An image: {@code width * height} pixels. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  record Pixels(int width, int height, int[] rgb) {
    /** Whether red, green and blue are the same everywhere. */
    boolean isGrey() {
      for (int pixel : rgb) {
        if ((pixel & 0xff) != (pixel >> 8 & 0xff) || (pixel & 0xff) != (pixel >> 16 & 0xff)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Pixels decode(ImageReader reader, Path file) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    if (pixels > Math.min(MOST_PIXELS, MOST_PIXELS_A_BYTE * Files.size(file))) {
      throw new DataFormatException(
          "%s says it has %d x %d pixels, more than are read or than its %d bytes can hold"
              .formatted(file, width, height, Files.size(file)));
    }
    boolean[] cut = new boolean[1];
    reader.addIIOReadWarningListener((source, warning) -> cut[0] |= warning.contains(CUT_SHORT));
    BufferedImage image = reader.read(0);
    if (cut[0]) {
      throw new DataFormatException(file + " is cut short");
    }
    return new Pixels(width, height, rgb(image));
  }

  /**
   * Grey and RGB samples as the file has them. {@code getRGB} would take grey for linear light and
   * make it brighter.
   */
  private static int[] rgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int space = image.getColorModel().getColorSpace().getType();
    boolean grey = space == ColorSpace.TYPE_GRAY;
    if (image.getColorModel() instanceof IndexColorModel
        || !(grey || space == ColorSpace.TYPE_RGB)) {
      return image.getRGB(0, 0, width, height, null, 0, width);
    }
    Raster raster = image.getRaster();
    int shift = image.getColorModel().getComponentSize(0) - 8;
    int[] rgb = new int[width * height];
    int[] band = new int[width];
    for (int y = 0; y < height; y++) {
      for (int channel = 0; channel < 3; channel++) {
        raster.getSamples(0, y, width, 1, grey ? 0 : channel, band);
        for (int x = 0; x < width; x++) {
          rgb[y * width + x] |= (band[x] >> shift & 0xff) << 16 - 8 * channel;
        }
      }
    }
    return rgb;
  }

  private static Pixels scaled(Pixels pixels, ImageSize size) {
    if (size == null || size.equals(new ImageSize(pixels.width(), pixels.height()))) {
      return pixels;
    }
    BufferedImage from =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    from.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
    BufferedImage to = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    try {
      Image smooth =
          from.getScaledInstance(size.width(), size.height(), Image.SCALE_AREA_AVERAGING);
      graphics.drawImage(smooth, 0, 0, null);
    } finally {
      graphics.dispose();
    }
    int[] rgb = to.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
    return new Pixels(size.width(), size.height(), rgb);
  }
}
