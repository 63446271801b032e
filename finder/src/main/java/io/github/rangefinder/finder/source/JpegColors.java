package io.github.rangefinder.finder.source;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes RGB of the samples of a JPEG file that ImageIO does not convert: those with four inks, and
 * those with a colour profile that it stumbles over. As libjpeg and Pillow do: inks are stored
 * inverted, as Adobe's programs do, and become colours without a profile.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.872-201206-I">T.872, 6.5.3, the APP14 marker</a>
 */
final class JpegColors {
  private static final int APP14 = 0xffee;
  private static final int FIRST_FRAME = 0xffc0;
  private static final int LAST_FRAME = 0xffcf;
  private static final int START_OF_SCAN = 0xffda;

  /** How APP14 says that samples are red, green and blue, or inks, as they are. */
  private static final int AS_THEY_ARE = 0;

  private static final int UNSAID = -1;

  private JpegColors() {}

  /** The transform that APP14 names; -1 if there is none. The stream is left at its start. */
  static int transform(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(2);
    int transform = UNSAID;
    boolean rgb = false;
    try {
      while (true) {
        int marker = in.readUnsignedShort();
        long next = in.getStreamPosition() + in.readUnsignedShort();
        if (marker == APP14) {
          in.skipBytes(11);
          transform = in.readUnsignedByte();
        } else if (marker >= FIRST_FRAME && marker <= LAST_FRAME && marker % 4 != 0
            || marker == FIRST_FRAME) {
          in.skipBytes(6);
          rgb = in.readUnsignedByte() == 'R';
        }
        if (marker == START_OF_SCAN || marker < 0xff01) {
          break;
        }
        in.seek(next);
      }
    } finally {
      in.seek(0);
    }
    return transform == UNSAID && rgb ? AS_THEY_ARE : transform;
  }

  /** Pixels of samples as they are in the file, {@code 0xRRGGBB}. */
  static int[] rgb(Raster raster, int transform) {
    int bands = raster.getNumBands();
    int width = raster.getWidth();
    int[] rgb = new int[width * raster.getHeight()];
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = pixel(row, x * bands, bands, transform);
      }
    }
    return rgb;
  }

  private static int pixel(int[] row, int at, int bands, int transform) {
    if (bands < 3) {
      return row[at] * 0x010101;
    }
    boolean converted = bands == 3 ? transform != AS_THEY_ARE : transform == 2;
    int first = row[at];
    int second = row[at + 1];
    int third = row[at + 2];
    if (converted) { // JFIF 1.02, page 3
      int y = first;
      double cb = second - 128;
      double cr = third - 128;
      first = clip(y + 1.402 * cr);
      second = clip(y - 0.344136 * cb - 0.714136 * cr);
      third = clip(y + 1.772 * cb);
    }
    if (bands == 3) {
      return first << 16 | second << 8 | third;
    }
    int black = 255 - row[at + 3];
    // YCCK is made of inks that are inverted again
    return converted
        ? printed(first, second, third, black)
        : printed(255 - first, 255 - second, 255 - third, black);
  }

  /** The colours of a raster of four inks, 0 for none: cyan, magenta, yellow and black. */
  static int[] ofInks(Raster raster) {
    int width = raster.getWidth();
    int[] rgb = new int[width * raster.getHeight()];
    int[] row = new int[4 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = printed(row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]);
      }
    }
    return rgb;
  }

  private static int printed(int cyan, int magenta, int yellow, int black) {
    int paper = 255 - black;
    return light(cyan, paper) << 16 | light(magenta, paper) << 8 | light(yellow, paper);
  }

  /** The light that an ink leaves of the paper's. */
  private static int light(int ink, int paper) {
    return paper - (int) Math.rint(ink * paper / 255.0);
  }

  private static int clip(double value) {
    return (int) Math.max(0, Math.min(255, Math.rint(value)));
  }
}
