package io.github.rangefinder.finder.source.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the numbers of each column are written. A column decides for itself; where all its fields are
 * like {@code 1,530} or {@code 1.530}, the other columns do, and else the separator.
 */
final class Conventions {
  private final Convention[] columns;

  private Conventions(Convention[] columns) {
    this.columns = columns;
  }

  static Conventions of(RawTable table) {
    Convention[] columns = new Convention[table.columns()];
    Map<Convention, Integer> decided = new EnumMap<>(Convention.class);
    for (int i = 0; i < columns.length; i++) {
      Column column = table.column(i);
      columns[i] = column.likeliest();
      if (columns[i] == Convention.COMMA) {
        decided.merge(Convention.COMMA, 1, Integer::sum);
      } else if (!column.isUndecided() && column.count(Form.POINT) > 0) {
        decided.merge(Convention.POINT, 1, Integer::sum);
      }
    }
    boolean points = decided.containsKey(Convention.POINT);
    boolean commas =
        decided.containsKey(Convention.COMMA) && !points || !points && table.separator() == ';';
    for (int i = 0; commas && i < columns.length; i++) {
      Column column = table.column(i);
      boolean dots =
          decided.containsKey(Convention.COMMA)
              && column.count(Form.POINT3) > 0
              && column.count(Form.POINT) == 0;
      if (column.isUndecided() || columns[i] == Convention.POINT && dots) {
        columns[i] = Convention.COMMA;
      }
    }
    return new Conventions(columns);
  }

  static boolean isName(String name) {
    return Stream.of(Convention.values()).anyMatch(one -> one.name().equals(name));
  }

  /**
   * As a file names them.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  static Conventions named(List<String> names) {
    return new Conventions(names.stream().map(Convention::valueOf).toArray(Convention[]::new));
  }

  List<String> names() {
    return Stream.of(columns).map(Convention::name).toList();
  }

  Convention of(int column) {
    return columns[column];
  }

  void note(int column, String name, TableNotes notes) {
    switch (columns[column]) {
      case COMMA -> notes.decimalCommas.add(name);
      case GROUPED -> notes.thousands.add(name);
      case POINT -> {}
    }
  }
}
