package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a table that this program wrote, read back. */
final class CsvRows {
  private CsvRows() {}

  /** Takes a table, and throws {@link IllegalArgumentException} where it is another one. */
  @FunctionalInterface
  interface Reader {
    /** The header's names. */
    default void columns(List<String> names) {}

    /** A row behind it. */
    void row(CSVRecord row);
  }

  /**
   * Reads the rows behind the header, which names their columns.
   *
   * @param expected for messages: what a row has
   * @throws IOException with a sentence that names the file, the line and what was expected
   */
  static void read(Path file, CSVFormat format, String expected, Consumer<CSVRecord> reader)
      throws IOException {
    read(
        file,
        format,
        row -> {
          try {
            reader.accept(row);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected " + expected, e);
          }
        });
  }

  /**
   * The same for a reader whose exceptions say what was expected.
   *
   * @throws IOException with that sentence, the file and the line
   */
  static void read(Path file, CSVFormat format, Reader reader) throws IOException {
    long line = 1;
    try (CSVParser rows =
        CSVParser.parse(
            TextFile.lines(file), format.builder().setHeader().setSkipHeaderRecord(true).get())) {
      reader.columns(rows.getHeaderNames());
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        reader.row(row);
      }
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new IOException("cannot read " + file + ": it is not a CSV file", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read %s: line %d: %s".formatted(file, line, e.getMessage()), e);
    }
  }
}
