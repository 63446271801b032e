package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.tensor.Shape;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a NumPy archive ({@code .npz}) that {@link NumpyArchive} and {@code numpy.load} read. The
 * same arrays give the same bytes.
 */
public final class NumpyArchiveWriter implements Closeable {
  /** The earliest time that a zip file can state. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /** An archive into a stream that somebody else closes. */
  public NumpyArchiveWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly get smaller
  }

  /** Adds an array, last axis fastest. */
  public void add(String array, Shape shape, float[] elements) throws IOException {
    begin(array + ".npy");
    NpyFormat.write(zip, shape, elements);
    zip.closeEntry();
  }

  /** Adds a text beside the arrays. */
  public void addText(String entry, String text) throws IOException {
    begin(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /** Ends the archive; the stream stays open. */
  @Override
  public void close() throws IOException {
    zip.finish();
  }
}
