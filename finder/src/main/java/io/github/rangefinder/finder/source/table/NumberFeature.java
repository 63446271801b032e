package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A column of numbers; dates and words for yes and no count as such.
 *
 * @param start what the number is counted from
 * @param median for fields without a value
 * @param flagged whether another number says where there was none
 */
record NumberFeature(
    int column, String name, Reading reading, double start, double median, boolean flagged)
    implements Feature {

  /** How the fields of a column become numbers. */
  interface Reading {
    /** What it is called in files. */
    String name();

    /**
     * Gets ready for a column; fields without a value become NaN.
     *
     * @throws DataFormatException if a field is none
     */
    LongToDoubleFunction of(RawTable table, int place, String name) throws DataFormatException;

    /** The same without a name. */
    @FunctionalInterface
    interface Way {
      LongToDoubleFunction of(RawTable table, int place, String name) throws DataFormatException;
    }
  }

  @Override
  public List<String> names() {
    return flagged ? List.of(name, name + " (missing)") : List.of(name);
  }

  @Override
  public double[] origin() {
    return flagged ? new double[] {start, 0} : new double[] {start};
  }

  @Override
  public Encoder encoder(RawTable table, int place, String columnName) throws DataFormatException {
    LongToDoubleFunction numbers = reading.of(table, place, columnName);
    return (cell, row, at) -> {
      double number = numbers.applyAsDouble(cell);
      boolean gap = Double.isNaN(number);
      row[at] = (float) ((gap ? median : number) - start);
      if (flagged) {
        row[at + 1] = gap ? 1 : 0;
      }
    };
  }
}
