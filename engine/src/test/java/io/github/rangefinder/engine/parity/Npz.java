package io.github.rangefinder.engine.parity;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The arrays of a NumPy archive, a zip of {@code NAME.npy} files; as much of the format as the
 * reference cases use: little-endian, C order, version 1.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
 *     format</a>
 */
final class Npz {
  private static final Pattern HEADER =
      Pattern.compile("'descr': '(<\\w+)', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\)");

  /** Magic string, version and the length of the header. */
  private static final int PREAMBLE = 10;

  private final Map<String, Array> arrays = new HashMap<>();

  private record Array(String type, Shape shape, ByteBuffer data) {}

  private Npz() {}

  static Npz read(InputStream in) throws IOException {
    Npz npz = new Npz();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        npz.arrays.put(entry.getName().replaceFirst("\\.npy$", ""), parse(zip.readAllBytes()));
      }
    }
    return npz;
  }

  private static Array parse(byte[] npy) {
    ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes.getShort(PREAMBLE - Short.BYTES);
    String header = new String(npy, PREAMBLE, headerLength, StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      throw new IllegalArgumentException("cannot read arrays like " + header);
    }
    int[] dims =
        Arrays.stream(matcher.group(2).split(",\\s*"))
            .filter(dim -> !dim.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    bytes.position(PREAMBLE + headerLength);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    return new Array(matcher.group(1), Shape.of(dims), data);
  }

  boolean contains(String name) {
    return arrays.containsKey(name);
  }

  /** An array of float32. */
  Tensor tensor(String name) {
    Array array = get(name, "<f4");
    float[] floats = new float[array.shape.size()];
    array.data.asFloatBuffer().get(floats);
    return new Tensor(array.shape, floats);
  }

  /** An array of int32. */
  int[] ints(String name) {
    Array array = get(name, "<i4");
    int[] ints = new int[array.shape.size()];
    array.data.asIntBuffer().get(ints);
    return ints;
  }

  /** An array of float64. */
  double[] doubles(String name) {
    Array array = get(name, "<f8");
    double[] doubles = new double[array.shape.size()];
    array.data.asDoubleBuffer().get(doubles);
    return doubles;
  }

  private Array get(String name, String type) {
    Array array = arrays.get(name);
    if (array == null || !array.type.equals(type)) {
      throw new IllegalArgumentException("no array " + name + " of type " + type + ": " + array);
    }
    return array;
  }
}
