package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One array in NumPy's format: a magic string, a version, the length of a header, the header (a
 * Python dictionary of type, order and shape) and the elements. Only float32, little endian, last
 * axis fastest.
 */
final class NpyFormat {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String FLOAT32 = "<f4";

  /** A header of this version has two bytes for its length, later ones four. */
  private static final int FIRST_VERSION = 1;

  private static final int LONGEST_HEADER = 1 << 16;

  /** Where elements begin is a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int BUFFER_BYTES = 1 << 16;

  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private NpyFormat() {}

  /** Reads an array that must have this shape; the name is for messages. */
  static float[] read(InputStream in, String name, Shape shape) throws IOException {
    try {
      String header = readHeader(in, name);
      expect(name, "elements of type", FLOAT32, group(TYPE, header, name));
      expect(name, "shape", python(shape), "(" + group(SHAPE, header, name) + ")");
      if (shape.rank() > 1) {
        expect(name, "fortran_order", "False", group(ORDER, header, name));
      }
      float[] elements = new float[shape.size()];
      FloatBuffer target = FloatBuffer.wrap(elements);
      while (target.hasRemaining()) {
        byte[] bytes = in.readNBytes(Math.min(BUFFER_BYTES, Float.BYTES * target.remaining()));
        if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
          throw new EOFException();
        }
        target.put(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      }
      return elements;
    } catch (EOFException e) {
      throw new DataFormatException(name + " ends too early");
    }
  }

  private static String readHeader(InputStream in, String name) throws IOException {
    byte[] start = readExactly(in, MAGIC.length + 2);
    if (!ByteBuffer.wrap(start, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new DataFormatException(name + " is no array in NumPy's format");
    }
    int lengthBytes = start[MAGIC.length] == FIRST_VERSION ? Short.BYTES : Integer.BYTES;
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.put(readExactly(in, lengthBytes));
    int headerLength = length.getInt(0);
    if (headerLength < 0 || headerLength > LONGEST_HEADER) {
      throw new DataFormatException(
          "%s has a header of %s bytes, expected at most %d"
              .formatted(name, Integer.toUnsignedString(headerLength), LONGEST_HEADER));
    }
    return new String(readExactly(in, headerLength), StandardCharsets.UTF_8);
  }

  private static byte[] readExactly(InputStream in, int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String group(Pattern pattern, String header, String name)
      throws DataFormatException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new DataFormatException(
          "%s has a header that does not describe an array of numbers: %s"
              .formatted(name, header.strip()));
    }
    return matcher.group(1);
  }

  private static void expect(String name, String what, String expected, String found)
      throws DataFormatException {
    if (!found.replace(" ", "").equals(expected.replace(" ", ""))) {
      throw new DataFormatException(
          "%s has %s %s, expected %s".formatted(name, what, found, expected));
    }
  }

  /** A shape as Python writes it, with a comma after a single extent. */
  private static String python(Shape shape) {
    return shape.rank() == 1 ? "(" + shape.dim(0) + ",)" : shape.toString();
  }

  /** Writes an array. */
  static void write(OutputStream out, Shape shape, float[] elements) throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(FLOAT32, python(shape));
    int before = MAGIC.length + 2 + Short.BYTES;
    int padding = Math.floorMod(-(before + header.length() + 1), ALIGNMENT);
    byte[] padded = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).put((byte) FIRST_VERSION).put((byte) 0);
    buffer.putShort((short) padded.length).put(padded);
    out.write(buffer.array(), 0, buffer.position());

    FloatBuffer source = FloatBuffer.wrap(elements);
    while (source.hasRemaining()) {
      FloatBuffer part = buffer.clear().asFloatBuffer();
      int n = Math.min(part.remaining(), source.remaining());
      part.put(source.slice().limit(n));
      source.position(source.position() + n);
      out.write(buffer.array(), 0, n * Float.BYTES);
    }
  }
}
