package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * An array in NumPy's format, opened to be read once: its first axis counts samples. What its
 * header claims has been compared with the bytes that there are.
 */
final class NpyArray implements AutoCloseable {
  private static final long NO_CRC = -1;

  private final CheckedInputStream in;
  private final long crc;
  private final NpyHeader header;
  private final NpyElements elements;
  private final int samples;
  private final int width;

  /**
   * What a file or an entry of an archive says of itself.
   *
   * @param name how messages call it
   * @param bytes its length
   * @param packedBytes the length of the file it lies in, which may be compressed
   * @param crc its checksum, or -1
   */
  record Origin(String name, long bytes, long packedBytes, long crc) {
    /** A file of its own. */
    static Origin ofFile(String name, long bytes) {
      return new Origin(name, bytes, bytes, NO_CRC);
    }
  }

  /** Opens the bytes of an array, from the first one on. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /**
   * Reads the header of an array. The stream is closed with the array, also if there is none.
   *
   * @throws DataFormatException if it is no array of numbers, or does not have the bytes it claims
   */
  static NpyArray open(Opener opener, Origin origin) throws IOException {
    NpyClaims.requireVariety(opener, origin);
    CheckedInputStream in = new CheckedInputStream(opener.open(), new CRC32());
    try {
      NpyHeader header = NpyHeader.read(in, origin.name());
      NpyClaims.requireBelievable(header, origin);
      return new NpyArray(in, origin.crc(), header);
    } catch (EOFException e) {
      in.close();
      throw tooShort(origin.name());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private NpyArray(CheckedInputStream in, long crc, NpyHeader header) throws DataFormatException {
    this.in = in;
    this.crc = crc;
    this.header = header;
    this.elements = header.isText() ? null : new NpyElements(in, header);
    long[] shape = header.shape();
    long perSample = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      perSample = Math.min(perSample * shape[axis], Integer.MAX_VALUE + 1L);
    }
    if (shape.length == 0
        || Arrays.stream(shape).anyMatch(extent -> extent < 1)
        || shape[0] > Integer.MAX_VALUE
        || perSample > Integer.MAX_VALUE) {
      throw new DataFormatException(
          "%s has shape %s, expected one sample or more along the first axis, of at most %d numbers"
              .formatted(header.name(), header.python(), Integer.MAX_VALUE));
    }
    this.samples = (int) shape[0];
    this.width = (int) perSample;
  }

  String name() {
    return header.name();
  }

  NpyType type() throws DataFormatException {
    return header.type();
  }

  /** Whether the elements are texts, to be read by {@link #readTexts}. */
  boolean isText() {
    return header.isText();
  }

  /** The number of samples, the extent of the first axis. */
  int samples() {
    return samples;
  }

  /** The extents of the other axes. */
  int[] sampleDims() {
    return Arrays.stream(header.shape()).skip(1).mapToInt(extent -> (int) extent).toArray();
  }

  /** The shape as Python writes it. */
  String python() {
    return header.python();
  }

  /** The numbers of a sample. */
  int width() {
    return width;
  }

  /** Receives the elements one by one. */
  @FunctionalInterface
  interface Sink {
    /**
     * An element.
     *
     * @param place its place in the sample, the last axis fastest
     */
    void accept(int sample, int place, double value) throws IOException;
  }

  /**
   * Hands out all elements in the order of the file: sample after sample, or, in Fortran's order,
   * place after place, of each the samples in order.
   *
   * @throws DataFormatException if the file is damaged
   */
  void read(Sink sink) throws IOException {
    type(); // texts are no numbers
    toItsEnd(() -> hand(sink));
  }

  private void hand(Sink sink) throws IOException {
    if (!isPlaceByPlace()) {
      for (int sample = 0; sample < samples; sample++) {
        for (int place = 0; place < width; place++) {
          sink.accept(sample, place, elements.next());
        }
      }
      return;
    }
    int[] dims = sampleDims();
    for (int i = 0; i < width; i++) {
      int place = NpyPlaces.fromFortran(i, dims);
      for (int sample = 0; sample < samples; sample++) {
        sink.accept(sample, place, elements.next());
      }
    }
  }

  /**
   * Reads an array of texts, one a sample.
   *
   * @throws DataFormatException if the file is damaged
   */
  List<String> readTexts() throws IOException {
    if (width != 1) {
      throw new DataFormatException(
          "%s has texts of shape %s, expected one for each sample".formatted(name(), python()));
    }
    NpyTexts texts = new NpyTexts(in, header);
    List<String> read = new ArrayList<>();
    toItsEnd(
        () -> {
          for (int sample = 0; sample < samples; sample++) {
            read.add(texts.next());
          }
        });
    return read;
  }

  /** Reads of the stream. */
  @FunctionalInterface
  private interface Reading {
    void run() throws IOException;
  }

  /** Reads all elements, behind which the file must end, with the checksum that it states. */
  private void toItsEnd(Reading reading) throws IOException {
    try {
      reading.run();
      if (in.read() >= 0 || crc != NO_CRC && crc != in.getChecksum().getValue()) {
        throw new DataFormatException(name() + " is damaged (its checksum is another)");
      }
    } catch (EOFException e) {
      throw tooShort(name());
    } catch (ZipException e) {
      throw new DataFormatException("%s is damaged (%s)".formatted(name(), e.getMessage()));
    }
  }

  /** Whether {@link #read} hands out place after place. */
  boolean isPlaceByPlace() {
    return header.fortranOrder() && header.shape().length > 1;
  }

  /** How messages call an element: {@code (17, 3)}. */
  String index(int sample, int place) {
    return NpyPlaces.index(sample, place, sampleDims());
  }

  static DataFormatException tooShort(String name) {
    return new DataFormatException(name + " ends too early");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
