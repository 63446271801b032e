package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Tables that this program writes and reads back: UTF-8, the columns' names first, a line feed
 * behind each row.
 */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private CsvTable() {}

  /** Prints the rows of a table. */
  @FunctionalInterface
  interface Rows {
    /** All behind the columns' names. */
    void printTo(CSVPrinter printer) throws IOException;
  }

  /** Writes a table to a stream that somebody else closes. */
  static void write(OutputStream out, List<String> columns, Rows rows) throws IOException {
    CSVPrinter printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    printer.printRecord(columns);
    rows.printTo(printer);
    printer.flush();
  }

  /** Fields as they stand in a row, in quotes where they need them. */
  static String fields(Object... values) {
    return FORMAT.format(values);
  }

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
  static void read(Path file, String expected, Consumer<CSVRecord> reader) throws IOException {
    read(
        file,
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
  static void read(Path file, Reader reader) throws IOException {
    long line = 1;
    try (CSVParser rows =
        CSVParser.parse(
            TextFile.lines(file), FORMAT.builder().setHeader().setSkipHeaderRecord(true).get())) {
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
