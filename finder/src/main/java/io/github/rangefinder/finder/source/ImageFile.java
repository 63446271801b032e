package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads an image from a file, its pixels as other readers (Pillow) give them. */
final class ImageFile {
  /** The formats that are read, for sentences. */
  static final String FORMATS = "PNG, JPEG, WebP, GIF, BMP, TIFF";

  /** The formats that are read, by the endings of their files. */
  private static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "jfif", "jpe", "gif", "bmp", "webp", "tif", "tiff");

  private static final Set<String> MAY_HAVE_FRAMES = Set.of("gif", "tif", "tiff", "webp");

  /** As many as the largest cameras have. */
  private static final long MOST_PIXELS = 1L << 27;

  /** Larger images are read in steps if they are to be scaled. */
  private static final long MOST_AT_ONCE = 1L << 24;

  /** A compressed byte does not become more pixels than these. */
  private static final long MOST_PIXELS_A_BYTE = 10_000;

  /** How the decoder of JPEG warns of pixels that are not there and become grey. */
  private static final String CUT_SHORT = "premature end of data";

  private ImageFile() {}

  /** Whether a file is an image by its name. */
  static boolean isName(String name) {
    return ENDINGS.contains(ending(name));
  }

  /** What a file's name ends with, in small letters. */
  static String ending(String name) {
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an image.
   *
   * @param size what it is scaled to; null for its own size
   * @throws DataFormatException if the file is no image, cut short or damaged
   */
  static DecodedImage read(Path file, ImageSize size) throws IOException {
    InputFile.require(file);
    try (ImageInputStream in = new PatientStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataFormatException(file + " is no image that can be read (" + FORMATS + ")");
      }
      int orientation = ExifOrientation.of(in);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(reader, in, file, size).upright(orientation).scaledTo(size);
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

  /** Whether there are images behind the first one, as in animations and scans of many pages. */
  static boolean hasFrames(Path file) throws IOException {
    if (!MAY_HAVE_FRAMES.contains(ending(file.getFileName().toString()))) {
      return false;
    }
    try (ImageInputStream in = new PatientStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      try {
        reader.setInput(in, false, true);
        return reader.getWidth(1) > 0;
      } finally {
        reader.dispose();
      }
    } catch (IIOException | RuntimeException e) {
      return false; // there is none; the first one could be read
    }
  }

  private static DecodedImage decode(
      ImageReader reader, ImageInputStream in, Path file, ImageSize size) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    int step = requireBelievable(reader, file, size);
    param.setSourceSubsampling(step, step, 0, 0);
    boolean[] cut = new boolean[1];
    reader.addIIOReadWarningListener((source, warning) -> cut[0] |= warning.contains(CUT_SHORT));
    DecodedImage image;
    boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
    try {
      BufferedImage read = reader.read(0, param);
      if (RasterSamples.areMeasured(read)) {
        throw new DataFormatException(
            file + " has numbers of more than 16 bits for pixels; save them as arrays, .npz");
      }
      image = RasterSamples.of(read);
    } catch (CMMException | IIOException | IllegalArgumentException e) {
      if (!jpeg
          || e instanceof IIOException && !String.valueOf(e.getMessage()).contains("Unsupported")) {
        throw e;
      }
      image = unconverted(reader, in, param);
    }
    if (cut[0]) {
      throw new DataFormatException(file + " is cut short");
    }
    return image;
  }

  /** Samples that ImageIO does not make colours of. */
  private static DecodedImage unconverted(
      ImageReader reader, ImageInputStream in, ImageReadParam param) throws IOException {
    int transform = JpegColors.transform(in);
    reader.setInput(in, true, true);
    Raster raster = reader.readRaster(0, param);
    return new DecodedImage(
        raster.getWidth(),
        raster.getHeight(),
        JpegColors.rgb(raster, transform),
        null,
        null,
        false);
  }

  /** Checks what images are to be scaled to. */
  static void requireModest(Path folder, ImageSize size) throws DataFormatException {
    if ((long) size.width() * size.height() > MOST_AT_ONCE) {
      throw new DataFormatException(
          "%s cannot be scaled to %d x %d pixels, too many to learn from"
              .formatted(folder, size.width(), size.height()));
    }
  }

  /** Checks the size before anything is decoded, and says in which steps to read. */
  private static int requireBelievable(ImageReader reader, Path file, ImageSize size)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    if (pixels > Math.min(MOST_PIXELS, MOST_PIXELS_A_BYTE * Files.size(file))) {
      throw new DataFormatException(
          "%s says it has %d x %d pixels, more than are read or than its %d bytes can hold"
              .formatted(file, width, height, Files.size(file)));
    }
    if (pixels <= MOST_AT_ONCE) {
      return 1;
    }
    if (size == null) {
      throw new UnsuitableFileException(
          "%s has %d x %d pixels, too many to learn from; ".formatted(file, width, height),
          Setting.IMAGE_SIZE,
          " scales images");
    }
    return (int) Math.ceil(Math.sqrt((double) pixels / MOST_AT_ONCE));
  }
}
