package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.List;

/** What a column of a table becomes: one number of a sample, or several. */
interface Feature {
  /** The place of the column in the training table. */
  int column();

  /** What its numbers are called. */
  List<String> names();

  /** What each number is counted from, so that a float keeps its digits. */
  double[] origin();

  /**
   * Gets ready for a table, whose words have numbers of their own.
   *
   * @param table the training part or another
   * @param place of the column in that table
   * @param name of the column
   * @throws DataFormatException if the column has fields that do not go with this
   */
  Encoder encoder(RawTable table, int place, String name) throws DataFormatException;

  /** Turns cells into numbers. */
  interface Encoder {
    /** Writes the numbers of a field from a place of the row on. */
    void encode(long cell, float[] row, int at);
  }
}
