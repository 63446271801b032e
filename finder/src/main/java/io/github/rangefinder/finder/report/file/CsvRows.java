package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a table that this program wrote, read back. */
final class CsvRows {
  private CsvRows() {}

  /**
   * Reads the rows behind the header, which names their columns.
   *
   * @param expected for messages: what a row has
   * @param reader takes a row, and throws {@link IllegalArgumentException} if it is another one
   * @throws IOException with a sentence that names the file, the line and what was expected
   */
  static void read(Path file, CSVFormat format, String expected, Consumer<CSVRecord> reader)
      throws IOException {
    long line = 1;
    try (CSVParser rows =
        CSVParser.parse(
            TextFile.lines(file), format.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        reader.accept(row);
      }
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException(
          "cannot read %s: line %d: expected %s".formatted(file, line, expected), e);
    }
  }
}
