package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a table holds, read row by row into primitive arrays, so that it never lies in memory as
 * text.
 *
 * @param samples a row for each row of the table
 */
record CsvTable(CsvColumns columns, FloatRows samples, Targets targets) {
  private static final String SEPARATORS = ",;\t";
  private static final int LONGEST_FIRST_LINE = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Reads a table.
   *
   * @param labelColumns names, or numbers from 1; none for the last column
   * @param training the training part, whose classes these must be
   * @throws DataFormatException with file and line, if a row is not like the first, a value is
   *     missing or no number, or the label columns are not there
   */
  static CsvTable read(
      Path file, List<String> labelColumns, LearningTask task, Optional<CsvTable> training)
      throws IOException {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
      CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator(text)).get();
      try (CSVParser parser = CSVParser.parse(text, format)) {
        return new Reading(file.toString(), parser).read(labelColumns, task, training);
      }
    } catch (UncheckedIOException e) {
      throw new DataFormatException(
          "%s is no CSV file: %s".formatted(file, e.getCause().getMessage()));
    }
  }

  /** Leaves out a byte order mark, and looks for what the first line has most of. */
  private static String separator(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    int[] found = new int[SEPARATORS.length()];
    text.mark(LONGEST_FIRST_LINE);
    for (int i = 0; i < LONGEST_FIRST_LINE - 1; i++) {
      int c = text.read();
      if (c < 0 || c == '\n' || c == '\r') {
        break;
      }
      int which = SEPARATORS.indexOf(c);
      if (which >= 0) {
        found[which]++;
      }
    }
    text.reset();
    int most = 0;
    for (int i = 1; i < found.length; i++) {
      most = found[i] > found[most] ? i : most;
    }
    return SEPARATORS.substring(most, most + 1);
  }

  /** The number in a field, which must be finite. */
  static float number(String field, String column, CsvTargets.Where where)
      throws DataFormatException {
    float number = (float) Decimal.parse(field);
    if (!Float.isFinite(number)) {
      throw new DataFormatException(
          "%s: column %s has %s, expected a finite number"
              .formatted(where.line(), column, field.strip()));
    }
    return number;
  }

  /** One table being read. */
  private static final class Reading implements CsvTargets.Where {
    private final String file;
    private final CSVParser parser;
    private final MissingValues missing;
    private long line;

    Reading(String file, CSVParser parser) {
      this.file = file;
      this.parser = parser;
      this.missing = new MissingValues(file);
    }

    @Override
    public String line() {
      return file + ", line " + line;
    }

    CsvTable read(List<String> labelColumns, LearningTask task, Optional<CsvTable> training)
        throws DataFormatException {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw new DataFormatException(file + " is empty, expected a row for each sample");
      }
      CSVRecord first = records.next();
      long firstLine = parser.getCurrentLineNumber();
      CSVRecord second = records.hasNext() ? records.next() : null;
      long secondLine = parser.getCurrentLineNumber();
      CsvColumns columns =
          CsvColumns.of(
              file,
              first.stream().map(String::strip).toList(),
              second == null ? List.of() : second.toList(),
              labelColumns);
      Rows rows = new Rows(columns, targets(columns, task, training), firstLine);
      line = firstLine;
      if (!columns.header()) {
        rows.add(first);
      }
      line = secondLine;
      if (second != null) {
        rows.add(second);
      }
      while (records.hasNext()) {
        CSVRecord fields = records.next();
        line = parser.getCurrentLineNumber();
        rows.add(fields);
      }
      missing.requireNone();
      if (rows.samples.size() == 0) {
        throw new DataFormatException(file + " has no row behind its header");
      }
      return new CsvTable(columns, rows.samples, rows.targets.finish());
    }

    private CsvTargets targets(CsvColumns columns, LearningTask task, Optional<CsvTable> training) {
      List<String> names = columns.labels();
      if (task == LearningTask.REGRESSION) {
        return CsvTargets.numbers(names);
      }
      return names.size() > 1
          ? CsvTargets.oneHot(names)
          : CsvTargets.labels(
              file,
              names.get(0),
              training.map(table -> new ClassNames(((Labels) table.targets()).names())));
    }

    /** The rows so far. */
    private final class Rows {
      private final CsvColumns columns;
      private final CsvTargets targets;
      private final long firstLine;
      private final FloatRows samples;
      private final float[] row;
      private final String[] labels;

      Rows(CsvColumns columns, CsvTargets targets, long firstLine) {
        this.columns = columns;
        this.targets = targets;
        this.firstLine = firstLine;
        this.row = new float[columns.featureColumns().length];
        this.labels = new String[columns.labelColumns().length];
        this.samples = new FloatRows(row.length);
      }

      void add(CSVRecord fields) throws DataFormatException {
        if (fields.size() != columns.names().size()) {
          throw new DataFormatException(
              "%s: %d fields, expected %d as in line %d"
                  .formatted(line(), fields.size(), columns.names().size(), firstLine));
        }
        boolean complete = true;
        for (int i = 0; i < row.length; i++) {
          int column = columns.featureColumns()[i];
          String field = fields.get(column);
          float number = (float) Decimal.parse(field);
          if (!Float.isFinite(number)) {
            complete &= !noteMissing(field, column);
            if (complete) {
              number(field, columns.names().get(column), Reading.this);
            }
          }
          row[i] = number;
        }
        for (int i = 0; i < labels.length; i++) {
          int column = columns.labelColumns()[i];
          labels[i] = fields.get(column);
          complete &= !noteMissing(labels[i], column);
        }
        if (complete) {
          samples.add(row);
          targets.add(labels, Reading.this);
        }
      }

      private boolean noteMissing(String field, int column) {
        if (!Decimal.isMissing(field)) {
          return false;
        }
        missing.add(line, columns.names().get(column));
        return true;
      }
    }
  }
}
