package io.github.rangefinder.engine.data.idx;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads IDX, the format of the MNIST files: a magic number {@code 00 00 type rank}, the extent of
 * each axis as a big-endian int, then the elements, last axis fastest. Only unsigned bytes (type
 * 08) are read. A stream that starts with gzip's magic number is decompressed on the way.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">the MNIST page, "the IDX file format"</a>
 */
final class IdxReader {
  private static final int IMAGES_MAGIC = 0x0803;
  private static final int LABELS_MAGIC = 0x0801;

  /** Bytes an array may hold on every JVM. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** A header that promises more than this is not believed before the bytes have come. */
  private static final int TRUSTED_BYTES = 64 << 20;

  private final InputStream in;
  private final String name;
  private int count;
  private int height = 1;
  private int width = 1;

  private IdxReader(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /**
   * Reads the header of a file of grey images (rank 3: image, row, column), so that what it claims
   * can be compared with its neighbour before anything large is read. The stream is left open.
   *
   * @param name how messages call the file
   * @throws DataFormatException if the bytes do not begin as such a file
   */
  static IdxReader ofImages(InputStream stream, String name) throws IOException {
    IdxReader reader = new IdxReader(InputFile.unpacked(stream, name), name);
    reader.expectMagic(IMAGES_MAGIC, "images");
    reader.count = reader.readExtent("images");
    reader.height = reader.readExtent("rows an image");
    reader.width = reader.readExtent("columns an image");
    return reader;
  }

  /** The same for a file of labels (rank 1), one unsigned byte each. */
  static IdxReader ofLabels(InputStream stream, String name) throws IOException {
    IdxReader reader = new IdxReader(InputFile.unpacked(stream, name), name);
    reader.expectMagic(LABELS_MAGIC, "labels");
    reader.count = reader.readExtent("labels");
    return reader;
  }

  /** How messages call the file. */
  String name() {
    return name;
  }

  /** The images or labels that the header promises. */
  int count() {
    return count;
  }

  /**
   * Reads all images, once.
   *
   * @throws DataFormatException if the bytes are not exactly those that the header promises
   */
  IdxImages images() throws IOException {
    return new IdxImages(name, count, height, width, readElements());
  }

  /** The same for labels. */
  IdxLabels labels() throws IOException {
    return new IdxLabels(name, readElements());
  }

  private void expectMagic(int expected, String content) throws IOException {
    int magic = readInt();
    if (magic != expected) {
      throw new DataFormatException(
          "%s starts with the magic number 0x%08x, but IDX %s of unsigned bytes start with 0x%08x"
              .formatted(name, magic, content, expected));
    }
  }

  private int readExtent(String what) throws IOException {
    int extent = readInt();
    if (extent < 1) {
      throw new DataFormatException(
          "%s says it has %d %s, expected at least 1".formatted(name, extent, what));
    }
    return extent;
  }

  private int readInt() throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw new DataFormatException("%s ends within its IDX header".formatted(name));
    }
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Reads exactly {@code count * height * width} bytes, after which the stream must end. */
  private byte[] readElements() throws IOException {
    long area = (long) height * width;
    if (area > MAX_BYTES / count) {
      throw new DataFormatException(
          "%s says it has %d elements of %d x %d bytes, more than the %d bytes that can be held"
              .formatted(name, count, height, width, MAX_BYTES));
    }
    int size = (int) (count * area);
    byte[] elements = new byte[Math.min(size, TRUSTED_BYTES)];
    int read = 0;
    while (true) {
      read += in.readNBytes(elements, read, elements.length - read);
      if (read < elements.length) {
        throw new DataFormatException(
            "%s ends after %d of the %d bytes its header promises".formatted(name, read, size));
      }
      if (read == size) {
        break;
      }
      elements = Arrays.copyOf(elements, (int) Math.min(size, 2L * elements.length));
    }
    if (in.read() >= 0) {
      throw new DataFormatException(
          "%s goes on after the %d bytes its header promises".formatted(name, size));
    }
    return elements;
  }
}
