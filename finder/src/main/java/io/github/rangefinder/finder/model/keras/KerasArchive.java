package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A {@code .keras} archive, a zip of {@code config.json}, {@code metadata.json} and {@code
 * model.weights.h5}. No size that it states is believed: an entry is read up to a limit, and its
 * checksum is held against what was read.
 */
final class KerasArchive {
  private final Path file;

  KerasArchive(Path file) {
    this.file = file;
  }

  /** Whether there is an entry of a name. */
  boolean has(String name) throws IOException {
    try (ZipFile zip = open()) {
      return zip.getEntry(name) != null;
    }
  }

  /**
   * The bytes of an entry.
   *
   * @param limit the most bytes that it can need
   * @throws IOException with a sentence if it is missing, larger or damaged
   */
  byte[] read(String name, long limit) throws IOException {
    try (ZipFile zip = open()) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new DataFormatException(file + " is no Keras archive: it has no " + name);
      }
      String place = file + "/" + name;
      byte[] bytes;
      try (InputStream in = zip.getInputStream(entry)) {
        bytes = atMost(in, place, limit);
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (entry.getCrc() != checksum.getValue()) {
        throw new DataFormatException(place + " is damaged (its checksum is another)");
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
  }

  private ZipFile open() throws IOException {
    try {
      return InputFile.openZip(file);
    } catch (ZipException e) {
      throw damaged();
    }
  }

  private DataFormatException damaged() {
    return new DataFormatException(file + " is no Keras archive, or damaged");
  }

  /**
   * All that a stream has.
   *
   * @throws DataFormatException if that is more than the limit
   */
  static byte[] atMost(InputStream in, String name, long limit) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > limit) {
      throw new DataFormatException(
          "%s is larger than the %d MB that such a model can need".formatted(name, limit >> 20));
    }
    return bytes;
  }
}
