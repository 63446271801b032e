package io.github.rangefinder.finder.source.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.github.rangefinder.engine.data.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into rows and fields, none of which lies in memory for longer than needed. */
final class RowReader {
  /** A longer field is a quotation that never ends, or no table. */
  private static final int LONGEST_FIELD = 1 << 22;

  private static final int LONGEST_START = 1 << 16;

  private static final Pattern LINE = Pattern.compile("\\d+$");

  private final Path file;
  private final TextEncoding encoding;
  private final TableForm form;

  /** Receives fields and rows. */
  interface Sink {
    /**
     * A row begins.
     *
     * @param line of the text, from 1
     */
    void beginRow(long line);

    /** The next field of a row; the characters may be overwritten afterwards. */
    void field(char[] characters, int offset, int length, boolean quoted);

    /** A row ends. */
    void endRow() throws DataFormatException;
  }

  /** A file to be read in an encoding; its form is found out. */
  RowReader(Path file, TextEncoding encoding) throws IOException {
    this.file = file;
    this.encoding = encoding;
    char[] start = new char[LONGEST_START];
    try (BufferedReader reader = new BufferedReader(encoding.open())) {
      int read = 0;
      int more = 0;
      while (more >= 0 && read < start.length) {
        more = reader.read(start, read, start.length - read);
        read += Math.max(0, more);
      }
      form = TableForm.of(new String(start, 0, read));
    }
  }

  TableForm form() {
    return form;
  }

  /**
   * Hands out all rows but empty ones.
   *
   * @throws DataFormatException if it is no such text
   */
  void read(Sink sink) throws IOException {
    try (MarkSkipping text = new MarkSkipping(encoding.open())) {
      if (form.isBlankSeparated()) {
        readBlankSeparated(text, sink);
      } else {
        readSeparated(text, sink);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new DataFormatException("%s is no CSV file: %s".formatted(file, reason(e)));
    }
  }

  private static String reason(RuntimeException e) {
    String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    if (reason.startsWith("The maximum buffer size")) {
      return "a field has more than " + LONGEST_FIELD + " characters";
    }
    if (!reason.startsWith("Unexpected character after closing quote")) {
      return reason;
    }
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return "in the row that begins in line %s, a quotation ends within a field; quotation marks within one are to be written twice"
        .formatted(line.find() ? line.group() : "1");
  }

  private void readSeparated(MarkSkipping text, Sink sink) throws IOException {
    Handler handler = new Handler(sink);
    CsvReader<Handler> rows =
        CsvReader.builder()
            .fieldSeparator(form.separator())
            .allowExtraFields(true)
            .allowMissingFields(true)
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(LONGEST_FIELD)
            .build(handler, text);
    for (Handler row : rows) {
      if (text.ended() && row.quoted && text.last() != '"') {
        throw new DataFormatException(
            "%s is no CSV file: the quotation that begins in line %d is never closed"
                .formatted(file, row.line));
      }
      if (!row.skip) {
        sink.endRow();
      }
      row.skip = false;
    }
  }

  /** Passes fields on. */
  private final class Handler extends AbstractBaseCsvCallbackHandler<Handler> {
    private final Sink sink;
    private boolean skip = form.sep();
    private boolean quoted;
    private long line;

    Handler(Sink sink) {
      this.sink = sink;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      if (!skip) {
        sink.beginRow(line);
      }
    }

    @Override
    protected void handleField(int place, char[] buf, int offset, int length, boolean inQuotes) {
      quoted = inQuotes;
      if (!skip) {
        sink.field(buf, offset, length, inQuotes);
      }
    }

    @Override
    protected Handler buildRecord() {
      return this;
    }
  }

  private void readBlankSeparated(MarkSkipping text, Sink sink) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || number == 1 && form.sep()) {
        continue;
      }
      sink.beginRow(number);
      for (RawTable.RawField field : BlankFields.of(line)) {
        sink.field(field.text().toCharArray(), 0, field.text().length(), field.quoted());
      }
      sink.endRow();
    }
  }
}
