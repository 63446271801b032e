package io.github.rangefinder.finder.source.table;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What Orange writes about its columns: in two lines below their names, what they hold and what
 * they are for; or before each name, {@code mS#note}.
 *
 * @param lines those below the names
 * @param labels the places of the columns that are the class
 * @param others the places of those that only describe a row
 */
record OrangeHeader(List<Integer> lines, List<Integer> labels, List<Integer> others) {
  private static final Pattern TYPE =
      Pattern.compile("(?i)c|continuous|n|numeric|d|discrete|enum|s|string|t|time");
  private static final Pattern CLASS = Pattern.compile("c|(?i:class)");
  private static final Pattern OTHER = Pattern.compile("m|i|w|(?i:meta|ignore|weight)");

  /** A small letter for what the column is for, a capital one for what it holds. */
  private static final Pattern PREFIXED = Pattern.compile("(?s)[cmiw]?[CDST]?#.+");

  static final OrangeHeader NONE = new OrangeHeader(List.of(), List.of(), List.of());

  /** Finds it in a table of which every row was taken for a sample. */
  static OrangeHeader of(RawTable table) {
    List<String> names = table.first();
    if (names.stream().allMatch(name -> PREFIXED.matcher(name).matches())) {
      return of(List.of(), names.size(), place -> names.get(place).substring(0, 1));
    }
    if (table.rows() < 2 || !isTypes(table) || !isRoles(table)) {
      return NONE;
    }
    List<Integer> lines = List.of(table.cells().line(0), table.cells().line(1));
    return of(lines, names.size(), place -> table.word(1, place));
  }

  private static OrangeHeader of(List<Integer> lines, int columns, IntFunction<String> role) {
    return new OrangeHeader(lines, places(columns, role, CLASS), places(columns, role, OTHER));
  }

  private static List<Integer> places(int columns, IntFunction<String> role, Pattern wanted) {
    return IntStream.range(0, columns)
        .filter(place -> wanted.matcher(role.apply(place)).matches())
        .boxed()
        .toList();
  }

  private static boolean isTypes(RawTable table) {
    return IntStream.range(0, table.columns())
        .allMatch(place -> TYPE.matcher(table.word(0, place)).matches());
  }

  /** Whether the second row has nothing but what columns are for; those of data have no word. */
  private static boolean isRoles(RawTable table) {
    return IntStream.range(0, table.columns())
        .allMatch(
            place -> {
              String word = table.word(1, place);
              return Cell.isGap(table.cells().get(1, place))
                  || CLASS.matcher(word).matches()
                  || OTHER.matcher(word).matches();
            });
  }
}
