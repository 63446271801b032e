package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the columns of the training part are in another table: by name if both have names that tell
 * columns apart, else by their order.
 */
final class ColumnPlaces {
  private static final int MOST_NAMES = 12;

  private final TableSchema schema;
  private final RawTable table;
  private final Header other;
  private final boolean byName;

  /** For each column of the training part its place in the other table; -1 if it is not there. */
  private final int[] places;

  /** The places in a table with a header. */
  ColumnPlaces(TableSchema schema, RawTable table, Header other) {
    this.schema = schema;
    this.table = table;
    this.other = other;
    Header own = schema.header();
    byName = own.given() && other.given() && own.isUnique() && other.isUnique();
    places =
        IntStream.range(0, own.names().size())
            .map(place -> byName ? other.names().indexOf(own.names().get(place)) : place)
            .toArray();
  }

  /**
   * For each column of the training part its place.
   *
   * @throws DataFormatException if one that is needed is not there
   * @throws UnlabelledException if that is a label's
   */
  int[] withLabels() throws IOException {
    if (byName && hasFeatures() && !hasAll(schema.labelColumns())) {
      throw new UnlabelledException(
          "%s has no column %s, the label: what such samples are can be predicted, not tested"
              .formatted(table.file(), missingLabels()));
    }
    requireFitting();
    return places;
  }

  /**
   * The same of a table that may lack the labels.
   *
   * @return -1 for a label that is not there
   * @throws DataFormatException if another column that is needed is not there
   */
  int[] withoutLabels() throws DataFormatException {
    if (!byName && other.names().size() == places.length - schema.labelColumns().length) {
      return inOrderWithoutLabels();
    }
    requireFitting();
    return places;
  }

  private boolean hasFeatures() {
    return hasAll(schema.featureColumns());
  }

  private boolean hasAll(int[] columns) {
    return IntStream.of(columns).allMatch(column -> places[column] >= 0);
  }

  private void requireFitting() throws DataFormatException {
    if (!(byName ? hasFeatures() : hasTheSameHeader())) {
      throw new DataFormatException(
          "%s has the columns %s, but the training part has %s"
              .formatted(table.file(), listed(other.names()), listed(schema.header().names())));
    }
  }

  /** Whether the names are the same; of tables without names, whether they are as many. */
  private boolean hasTheSameHeader() {
    Header own = schema.header();
    return own.given() == other.given()
        && (own.given()
            ? other.names().equals(own.names())
            : other.names().size() == own.names().size());
  }

  private String missingLabels() {
    return IntStream.of(schema.labelColumns())
        .filter(column -> places[column] < 0)
        .mapToObj(schema.header().names()::get)
        .collect(Collectors.joining(", "));
  }

  private int[] inOrderWithoutLabels() {
    int[] inOrder = new int[places.length];
    int next = 0;
    for (int i = 0; i < inOrder.length; i++) {
      int column = i;
      boolean label = IntStream.of(schema.labelColumns()).anyMatch(place -> place == column);
      inOrder[i] = label ? -1 : next++;
    }
    return inOrder;
  }

  private static String listed(List<String> names) {
    return names.size() <= MOST_NAMES
        ? names.toString()
        : names.subList(0, MOST_NAMES) + " and %d others".formatted(names.size() - MOST_NAMES);
  }
}
