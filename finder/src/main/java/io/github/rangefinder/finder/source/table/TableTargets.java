package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/** What is to be learned of each row of a table. */
final class TableTargets {
  private static final int MOST = 1 << 16;
  private static final double LARGEST_EXACT = 1L << 53;

  private final RawTable table;
  private final TableSchema schema;
  private final int[] places;
  private final int[] rows;

  /**
   * The targets of some rows.
   *
   * @param places where the label columns are in this table
   */
  TableTargets(RawTable table, TableSchema schema, int[] places, int[] rows) {
    this.table = table;
    this.schema = schema;
    this.places = places;
    this.rows = rows;
  }

  /**
   * Reads them.
   *
   * @param known the classes, where the training part has decided about them
   */
  Targets read(LearningTask task, Optional<ClassNames> known) throws IOException {
    if (task == LearningTask.REGRESSION) {
      return numbers();
    }
    return places.length > 1 ? oneHot() : labels(known);
  }

  private TargetValues numbers() throws IOException {
    LongToDoubleFunction[] readings = new LongToDoubleFunction[places.length];
    for (int i = 0; i < places.length; i++) {
      Convention convention = schema.conventions().of(schema.labelColumns()[i]);
      readings[i] = Readings.numbers(convention).of(table, places[i], schema.labelNames().get(i));
    }
    double[] origin = new double[places.length];
    for (int i = 0; i < places.length && rows.length > 0; i++) {
      origin[i] = Far.origin(values(readings[i], places[i]));
    }
    FloatRows numbers = new FloatRows(places.length);
    float[] target = new float[places.length];
    for (int row : rows) {
      for (int i = 0; i < target.length; i++) {
        target[i] =
            (float) (readings[i].applyAsDouble(table.cells().get(row, places[i])) - origin[i]);
      }
      numbers.add(target);
    }
    return new TargetValues(numbers, origin);
  }

  private double[] values(LongToDoubleFunction reading, int place) {
    return IntStream.of(rows)
        .mapToDouble(row -> reading.applyAsDouble(table.cells().get(row, place)))
        .toArray();
  }

  private Labels oneHot() throws IOException {
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int ones = 0;
      boolean other = false;
      for (int label = 0; label < places.length; label++) {
        double value = Cell.number(table.cells().get(rows[i], places[label]), Convention.POINT);
        ones += value == 1 ? 1 : 0;
        labels[i] = value == 1 ? label : labels[i];
        other |= value != 0 && value != 1;
      }
      if (ones != 1 || other) {
        throw new UnsuitableFileException(
            "%s: the label columns have %s, expected a single 1 and else 0, or "
                .formatted(table.where(rows[i]), fields(rows[i])),
            Setting.TASK,
            " regression");
      }
    }
    return Labels.named(labels, schema.labelNames());
  }

  private String fields(int row) {
    List<String> fields = IntStream.of(places).mapToObj(place -> text(row, place)).toList();
    return String.join(", ", fields);
  }

  private String text(int row, int place) {
    return FieldText.of(table.column(place), table.cells().get(row, place), convention());
  }

  private Convention convention() {
    return schema.conventions().of(schema.labelColumns()[0]);
  }

  private Labels labels(Optional<ClassNames> known) throws IOException {
    String[] texts = new String[rows.length];
    Column column = table.column(places[0]);
    Convention convention = convention();
    for (int i = 0; i < texts.length; i++) {
      long cell = table.cells().get(rows[i], places[0]);
      requireExact(cell, rows[i]);
      texts[i] = FieldText.of(column, cell, convention);
    }
    ClassNames classes = known.isPresent() ? known.get() : classes(texts);
    int[] labels = new int[texts.length];
    for (int i = 0; i < labels.length; i++) {
      OptionalInt label = classes.find(texts[i]);
      if (label.isEmpty()) {
        throw new DataFormatException(
            "%s: column %s has the label %s, which the training part does not have; it has %s"
                .formatted(
                    table.where(rows[i]), schema.labelNames().get(0), texts[i], classes.listed()));
      }
      labels[i] = label.getAsInt();
    }
    return Labels.named(labels, classes.names());
  }

  /** Larger numbers, such as ids of 19 digits, would be taken for their neighbours. */
  private void requireExact(long cell, int row) throws DataFormatException {
    if (Math.abs(Cell.number(cell, Convention.POINT)) > LARGEST_EXACT) {
      throw new DataFormatException(
          "%s: column %s has a label of more than 15 digits, which a number does not tell from the next; begin such labels with a letter"
              .formatted(table.where(row), schema.labelNames().get(0)));
    }
  }

  private ClassNames classes(String[] texts) throws IOException {
    List<String> different = List.of(texts).stream().distinct().limit(MOST + 1L).toList();
    if (different.size() > MOST
        || different.size() > LabelChoice.FEW && different.size() > texts.length / 2) {
      throw new UnsuitableFileException(
          "%s has %d different labels or more in column %s, such as %s and %s; expected classes, or "
              .formatted(
                  table.file(),
                  Math.min(different.size(), MOST),
                  schema.labelNames().get(0),
                  different.get(0),
                  different.get(1)),
          Setting.TASK,
          " regression, or another ",
          Setting.LABEL_COLUMN);
    }
    return new ClassNames(different);
  }
}
