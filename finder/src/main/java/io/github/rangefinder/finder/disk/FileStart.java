package io.github.rangefinder.finder.disk;

import io.github.rangefinder.engine.data.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a file begins with and, of a zip, what its entries are called: enough to tell which program
 * wrote it, whatever its name is.
 *
 * @param text the first 512 bytes, or all of a shorter file, each as the character of its value
 * @param entries the names in a zip; none of another file or of a damaged zip
 */
public record FileStart(String text, List<String> entries) {
  /** How HDF5 files begin. */
  public static final String HDF5 = "\u0089HDF";

  /** How a single array of NumPy (.npy) begins. */
  public static final String NUMPY = "\u0093NUMPY";

  private static final int BYTES = 512;

  /** With "PK" alone a table could begin whose first column is a primary key. */
  private static final String ZIP = "PK\u0003\u0004";

  private static final String EMPTY_ZIP = "PK\u0005\u0006";

  /** Pickles begin with this byte and that of their protocol, since protocol 2. */
  private static final char PICKLE = 0x80;

  private static final int FIRST_PROTOCOL = 2;
  private static final int LAST_PROTOCOL = 5;

  /**
   * Reads it.
   *
   * @throws IOException with a sentence, if the file cannot be read
   */
  public static FileStart of(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      String text = new String(in.readNBytes(BYTES), StandardCharsets.ISO_8859_1);
      return new FileStart(text, isZip(text) ? entries(file) : List.of());
    }
  }

  private static List<String> entries(Path file) {
    try (ZipFile zip = InputFile.openZip(file)) {
      return zip.stream().map(ZipEntry::getName).toList();
    } catch (IOException e) {
      return List.of(); // whoever reads the archive says what is wrong with it
    }
  }

  /** Whether it is a zip, perhaps a damaged one. */
  public boolean isZip() {
    return isZip(text);
  }

  private static boolean isZip(String text) {
    return text.startsWith(ZIP) || text.startsWith(EMPTY_ZIP);
  }

  /** Whether it is a zip that has an entry whose name ends so. */
  public boolean hasEntry(String end) {
    return entries.stream().anyMatch(name -> name.endsWith(end));
  }

  /** Whether PyTorch wrote it: a zip with a pickle in a folder. */
  public boolean isPyTorch() {
    return hasEntry("data.pkl");
  }

  /** Whether it is a Python object, pickled in binary. */
  public boolean isPickle() {
    return text.length() > 2
        && text.charAt(0) == PICKLE
        && text.charAt(1) >= FIRST_PROTOCOL
        && text.charAt(1) <= LAST_PROTOCOL;
  }

  /** Whether it begins so. */
  public boolean startsWith(String mark) {
    return text.startsWith(mark);
  }
}
