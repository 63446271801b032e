package io.github.rangefinder.engine.data.numpy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays in NumPy's format, as tests want them, wrong ones too. */
final class NpyFile {
  private NpyFile() {}

  /** An array whose header says what it is told to. */
  static byte[] of(String descr, String shape, byte[] elements) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(NpyHeader.MAGIC);
    out.writeBytes(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(elements);
    return out.toByteArray();
  }

  static byte[] floats(String shape, double... elements) {
    ByteBuffer bytes = buffer(Float.BYTES * elements.length);
    for (double element : elements) {
      bytes.putFloat((float) element);
    }
    return of("<f4", shape, bytes.array());
  }

  static byte[] longs(String shape, long... elements) {
    ByteBuffer bytes = buffer(Long.BYTES * elements.length);
    for (long element : elements) {
      bytes.putLong(element);
    }
    return of("<i8", shape, bytes.array());
  }

  static byte[] bytes(String shape, int... elements) {
    ByteBuffer bytes = buffer(elements.length);
    for (int element : elements) {
      bytes.put((byte) element);
    }
    return of("|u1", shape, bytes.array());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An archive of entries. */
  static void archive(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
