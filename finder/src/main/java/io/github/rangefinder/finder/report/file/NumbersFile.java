package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.TextFile;
import java.io.IOException;
import java.nio.file.Path;

/** The file in JSON that holds the numbers of a finished run; somebody may have changed it. */
final class NumbersFile {
  /** A hundred thousand tests have less to say. */
  private static final int MOST_BYTES = 64 << 20;

  private NumbersFile() {}

  /** Makes something of a text, and of other files that belong to it. */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException with the place in it where something else was expected
     * @throws IOException with a sentence that names another file
     */
    T read(String json) throws IOException;
  }

  /**
   * Reads the numbers.
   *
   * @throws IOException with a sentence that names the file, and the place in it where something
   *     else was expected
   */
  static <T> T read(Path json, Reader<T> reader) throws IOException {
    String text = TextFile.read(json, MOST_BYTES);
    try {
      return reader.read(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + json + ": " + e.getMessage(), e);
    }
  }
}
