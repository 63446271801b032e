package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a NumPy archive ({@code .npz}): a zip file with one {@code NAME.npy} for each array.
 * Weights have a shape that the caller knows, so no size in the file decides how much memory is
 * taken; what other arrays claim is compared with the size of the file.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the npy
 *     format</a>
 */
public final class NumpyArchive implements Closeable {
  /** Names that begin at a root or a drive, or go up. */
  private static final Pattern OUTSIDE =
      Pattern.compile("^[/\\\\]|^[A-Za-z]:|(^|[/\\\\])\\.\\.([/\\\\]|$)");

  /** More text than any settings need. */
  private static final int LONGEST_TEXT = 16 << 20;

  private final ZipFile zip;
  private final String name;
  private final long fileBytes;

  private NumpyArchive(ZipFile zip, String name, long fileBytes) {
    this.zip = zip;
    this.name = name;
    this.fileBytes = fileBytes;
  }

  /**
   * Opens an archive.
   *
   * @throws DataFormatException if the file is none
   */
  public static NumpyArchive open(Path file) throws IOException {
    long size = InputFile.size(file);
    try {
      NumpyArchive archive = new NumpyArchive(InputFile.openZip(file), file.toString(), size);
      archive.requireEntriesInside();
      return archive;
    } catch (ZipException e) {
      throw new DataFormatException(
          "%s is no NumPy archive (.npz) or cut short (%s)".formatted(file, e.getMessage()));
    }
  }

  /** Nothing is ever written where an entry says, but who made such an archive means no good. */
  private void requireEntriesInside() throws IOException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (OUTSIDE.matcher(entry.getName()).find()) {
        zip.close();
        throw new DataFormatException(
            "%s has an entry %s, which points outside the archive"
                .formatted(name, entry.getName()));
      }
    }
  }

  /** Whether there is an array of that name. */
  public boolean contains(String array) {
    return zip.getEntry(array + ".npy") != null;
  }

  /**
   * Reads an array.
   *
   * @param shape the shape it must have
   * @return its elements, last axis fastest
   * @throws DataFormatException if there is no such array, or it is of another type or shape
   */
  public float[] read(String array, Shape shape) throws IOException {
    String fullName = "%s in %s".formatted(array, name);
    return checked(array + ".npy", fullName, in -> NpyFormat.read(in, fullName, shape));
  }

  /**
   * Reads an array of numbers of any type.
   *
   * @return its elements, one for each place along its first axis
   * @throws DataFormatException if there is no such array, or it has more than that
   */
  public double[] numbers(String array) throws IOException {
    try (NpyArray opened = array(array)) {
      if (opened.width() != 1) {
        throw new DataFormatException(
            "%s has shape %s, expected a row of numbers".formatted(opened.name(), opened.python()));
      }
      double[] numbers = new double[opened.samples()];
      opened.read((sample, place, value) -> numbers[sample] = value);
      return numbers;
    }
  }

  /** Reads something from an entry. */
  @FunctionalInterface
  private interface Content<T> {
    T read(InputStream in) throws IOException;
  }

  /** Reads an entry whose checksum must be the one that the archive states. */
  private <T> T checked(String entryName, String fullName, Content<T> content) throws IOException {
    try (InputStream plain = new BufferedInputStream(open(entryName), 1 << 16);
        CheckedInputStream in = new CheckedInputStream(plain, new CRC32())) {
      T read = content.read(in);
      if (in.read() >= 0) {
        throw new DataFormatException(fullName + " goes on behind its end");
      }
      if (in.getChecksum().getValue() != zip.getEntry(entryName).getCrc()) {
        throw new DataFormatException(fullName + " is damaged (its checksum is another)");
      }
      return read;
    } catch (ZipException e) {
      throw new DataFormatException("%s is damaged (%s)".formatted(fullName, e.getMessage()));
    } catch (EOFException e) {
      throw new DataFormatException(fullName + " ends too early");
    }
  }

  /**
   * Opens an array of any shape.
   *
   * @throws DataFormatException if there is none of that name, or it is not what it claims to be
   */
  NpyArray array(String array) throws IOException {
    String entryName = array + ".npy";
    String fullName = "%s in %s".formatted(array, name);
    ZipEntry entry = entry(entryName);
    try {
      return NpyArray.open(
          () -> new BufferedInputStream(open(entryName), 1 << 16),
          new NpyArray.Origin(fullName, entry.getSize(), fileBytes, entry.getCrc()));
    } catch (EOFException e) {
      throw new DataFormatException(fullName + " ends too early");
    } catch (ZipException e) {
      throw new DataFormatException("%s is damaged (%s)".formatted(fullName, e.getMessage()));
    }
  }

  /** The names of all arrays, in the archive's order. */
  public List<String> arrays() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(entry -> entry.endsWith(".npy"))
        .map(entry -> entry.substring(0, entry.length() - ".npy".length()))
        .toList();
  }

  /**
   * Reads a text that lies beside the arrays.
   *
   * @throws DataFormatException if there is none of that name
   */
  public String readText(String entry) throws IOException {
    return checked(
        entry,
        "%s in %s".formatted(entry, name),
        in -> new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
  }

  private InputStream open(String entryName) throws IOException {
    return zip.getInputStream(entry(entryName));
  }

  private ZipEntry entry(String entryName) throws IOException {
    ZipEntry entry = zip.getEntry(entryName);
    if (entry == null) {
      throw new DataFormatException("%s has no %s".formatted(name, entryName));
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
