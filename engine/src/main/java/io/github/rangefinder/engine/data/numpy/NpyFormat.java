package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Arrays of weights in NumPy's format, of a shape that the caller knows: written as float32, little
 * endian, last axis fastest.
 */
final class NpyFormat {
  private static final String FLOAT32 = "<f4";

  /** Where elements begin is a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int BUFFER_BYTES = 1 << 16;

  private NpyFormat() {}

  /**
   * Reads an array that must have this shape, in any type of numbers and any order.
   *
   * @param name for messages
   * @return its elements, last axis fastest
   */
  static float[] read(InputStream in, String name, Shape shape) throws IOException {
    try {
      NpyHeader header = NpyHeader.read(in, name);
      expect(name, "shape", python(shape), header.python());
      NpyElements elements = new NpyElements(in, header);
      FloatBuffer read = FloatBuffer.allocate(shape.size());
      int[] dims = shape.dims();
      for (int i = 0; i < shape.size(); i++) {
        int place = header.fortranOrder() ? NpyPlaces.fromFortran(i, dims) : i;
        read.put(place, (float) elements.next());
      }
      return read.array();
    } catch (EOFException e) {
      throw new DataFormatException(name + " ends too early");
    }
  }

  private static void expect(String name, String what, String expected, String found)
      throws DataFormatException {
    if (!found.equals(expected)) {
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
    int before = NpyHeader.MAGIC.length + 2 + Short.BYTES;
    int padding = Math.floorMod(-(before + header.length() + 1), ALIGNMENT);
    byte[] padded = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(NpyHeader.MAGIC).put((byte) NpyHeader.FIRST_VERSION).put((byte) 0);
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
