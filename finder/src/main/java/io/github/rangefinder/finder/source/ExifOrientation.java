package io.github.rangefinder.finder.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * How a camera was held: the tag Orientation of the EXIF data in a JPEG, PNG, WebP or TIFF file.
 * What cannot be understood counts as upright, for pixels are there all the same.
 *
 * @see <a href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">EXIF
 *     3.0, 4.6.5.1.6</a>
 */
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;
  private static final int LONGEST = 1 << 16;
  private static final int JPEG = 0xffd8;
  private static final int APP1 = 0xffe1;
  private static final int START_OF_SCAN = 0xffda;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private ExifOrientation() {}

  /** The orientation from 1 to 8; the stream is left at its start. */
  static int of(ImageInputStream in) throws IOException {
    in.mark();
    try {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      int start = in.readInt();
      in.seek(0);
      if (start >>> 16 == JPEG) {
        return inJpeg(in);
      }
      return switch (start) {
        case 0x89504e47 -> inChunks(in, 8, "eXIf", ByteOrder.BIG_ENDIAN);
        case 0x52494646 -> inChunks(in, 12, "EXIF", ByteOrder.LITTLE_ENDIAN);
        case 0x49492a00, 0x4d4d002a -> inTiff(read(in, LONGEST));
        default -> UPRIGHT;
      };
    } catch (IOException | RuntimeException e) {
      return UPRIGHT; // the decoder says what is wrong with the file
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.reset();
    }
  }

  private static byte[] read(ImageInputStream in, int most) throws IOException {
    byte[] bytes = new byte[most];
    int read = 0;
    for (int more = 0; more >= 0 && read < most; read += Math.max(0, more)) {
      more = in.read(bytes, read, most - read);
    }
    return Arrays.copyOf(bytes, read);
  }

  /** Segments of a marker, a length that counts itself, and content. */
  private static int inJpeg(ImageInputStream in) throws IOException {
    in.skipBytes(2);
    while (true) {
      int marker = in.readUnsignedShort();
      int length = in.readUnsignedShort();
      if (marker == START_OF_SCAN || marker < 0xff01 || length < 2) {
        return UPRIGHT;
      }
      long next = in.getStreamPosition() + length - 2;
      if (marker == APP1) {
        byte[] content = read(in, length - 2);
        if (content.length > EXIF.length
            && Arrays.equals(content, 0, EXIF.length, EXIF, 0, EXIF.length)) {
          return inTiff(Arrays.copyOfRange(content, EXIF.length, content.length));
        }
      }
      in.seek(next);
    }
  }

  /** PNG's chunks: length, name, content, checksum; RIFF's: name, length, content, padding. */
  private static int inChunks(ImageInputStream in, int from, String wanted, ByteOrder order)
      throws IOException {
    boolean png = order == ByteOrder.BIG_ENDIAN;
    in.seek(from);
    while (true) {
      byte[] head = read(in, 8);
      ByteBuffer header = ByteBuffer.wrap(head).order(order);
      long length = Integer.toUnsignedLong(header.getInt(png ? 0 : 4));
      String name = new String(head, png ? 4 : 0, 4, StandardCharsets.US_ASCII);
      if (name.equals(wanted)) {
        byte[] content = read(in, (int) Math.min(length, LONGEST));
        boolean named = content.length > 6 && content[0] == 'E';
        return inTiff(named ? Arrays.copyOfRange(content, 6, content.length) : content);
      }
      in.seek(in.getStreamPosition() + length + (png ? 4 : length % 2));
    }
  }

  /** A byte order, 42, the place of a directory; in it entries of 12 bytes each. */
  private static int inTiff(byte[] tiff) {
    ByteBuffer bytes = ByteBuffer.wrap(tiff);
    bytes.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = bytes.getInt(4);
    int entries = Short.toUnsignedInt(bytes.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (Short.toUnsignedInt(bytes.getShort(entry)) == TAG) {
        int value = bytes.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
