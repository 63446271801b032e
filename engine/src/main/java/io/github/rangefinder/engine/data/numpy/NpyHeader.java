package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the elements of an array in NumPy's format: a magic string, a version, the
 * length of a text, and the text, a Python dictionary of type, order and shape. The text is taken
 * apart by patterns; nothing in it is ever executed.
 *
 * @param name how messages call the array
 * @param descr byte order and type of an element
 * @param fortranOrder whether the first axis is fastest, not the last
 * @param shape the extents of the axes, 0 or more
 * @param size the bytes of all this
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyHeader(String name, String descr, boolean fortranOrder, long[] shape, int size) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** A header of this version has two bytes for its length, later ones four. */
  static final int FIRST_VERSION = 1;

  private static final int LAST_VERSION = 3;
  private static final int LONGEST_TEXT = 1 << 16;

  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern TEXT = Pattern.compile("[<>|=]?[US]\\d{1,6}");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d, ]*)\\)");

  /**
   * Reads a header; the stream is left at the first element.
   *
   * @throws EOFException if the stream ends within it
   * @throws DataFormatException if it is none
   */
  static NpyHeader read(InputStream in, String name) throws IOException {
    byte[] start = readExactly(in, MAGIC.length + 2);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DataFormatException(name + " is no array in NumPy's format");
    }
    int version = start[MAGIC.length];
    if (version < FIRST_VERSION || version > LAST_VERSION) {
      throw new DataFormatException(
          "%s is in version %d of NumPy's format, expected 1, 2 or 3".formatted(name, version));
    }
    int lengthBytes = version == FIRST_VERSION ? Short.BYTES : Integer.BYTES;
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.put(readExactly(in, lengthBytes));
    int textLength = length.getInt(0);
    if (textLength < 0 || textLength > LONGEST_TEXT) {
      throw new DataFormatException(
          "%s has a header of %s bytes, expected at most %d"
              .formatted(name, Integer.toUnsignedString(textLength), LONGEST_TEXT));
    }
    String text = new String(readExactly(in, textLength), StandardCharsets.UTF_8);
    return new NpyHeader(
        name,
        group(TYPE, text, name),
        group(ORDER, text, name).equals("True"),
        extents(group(SHAPE, text, name), name),
        start.length + lengthBytes + textLength);
  }

  private static byte[] readExactly(InputStream in, int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String group(Pattern pattern, String text, String name)
      throws DataFormatException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new DataFormatException(
          "%s has a header that does not describe an array of numbers: %s"
              .formatted(name, text.strip()));
    }
    return matcher.group(1);
  }

  private static long[] extents(String tuple, String name) throws DataFormatException {
    try {
      return Arrays.stream(tuple.split(","))
          .map(String::strip)
          .filter(extent -> !extent.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new DataFormatException("%s has a shape (%s) that cannot be".formatted(name, tuple));
    }
  }

  /** The shape as Python writes it, with a comma after a single extent. */
  String python() {
    return Arrays.stream(shape)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
  }

  /** Whether the elements are texts of one length each: NumPy's {@code U} and {@code S}. */
  boolean isText() {
    return TEXT.matcher(descr).matches();
  }

  /** The bytes of a text: four for each character of {@code U}, one for each of {@code S}. */
  int textBytes() {
    int length = Integer.parseInt(descr.replaceAll("\\D", ""));
    return descr.indexOf('U') >= 0 ? 4 * length : length;
  }

  /**
   * The type of the elements, which must be numbers.
   *
   * @throws DataFormatException if it is none that is read
   */
  NpyType type() throws DataFormatException {
    if (descr.endsWith("O")) {
      throw new DataFormatException(
          name
              + " holds Python objects, which are not loaded, for that would run code of the file;"
              + " save it as numbers: "
              + NpyType.all());
    }
    return NpyType.of(descr)
        .orElseThrow(
            () ->
                new DataFormatException(
                    "%s has elements of type %s, expected one of %s"
                        .formatted(name, descr, NpyType.all())));
  }

  /** The bytes of one element. */
  int oneElement() throws DataFormatException {
    return isText() ? textBytes() : type().bytes();
  }

  /** The bytes of all elements; the largest long if they are more. */
  long elementBytes() throws DataFormatException {
    long bytes = oneElement();
    for (long extent : shape) {
      bytes =
          Math.multiplyHigh(bytes, extent) == 0 && bytes * extent >= 0
              ? bytes * extent
              : Long.MAX_VALUE;
    }
    return bytes;
  }
}
