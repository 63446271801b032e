package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which column of a table is what.
 *
 * @param names of all columns: those of the header, or their numbers from 1
 * @param header whether the first row has the names
 * @param featureColumns the places of the columns that make a sample
 * @param labelColumns the places of the columns that make its target
 */
record CsvColumns(List<String> names, boolean header, int[] featureColumns, int[] labelColumns) {

  /**
   * Finds out from the first two rows. A first row with a word where the second has a number is a
   * header, and so is one of words alone, or that has the name of a label column. A first column
   * without a name is an index, as pandas writes it, and left out.
   *
   * @param wanted names of label columns, or numbers from 1; none for the last column
   * @throws DataFormatException if there is no such column, or no other
   */
  static CsvColumns of(String file, List<String> first, List<String> second, List<String> wanted)
      throws DataFormatException {
    boolean header =
        !Collections.disjoint(first, wanted.stream().filter(w -> !Decimal.isNumber(w)).toList())
            || first.stream().allMatch(CsvColumns::isName)
            || IntStream.range(
                    0, second.isEmpty() ? first.size() - 1 : Math.min(first.size(), second.size()))
                .anyMatch(
                    i ->
                        isName(first.get(i))
                            && (second.isEmpty() || Decimal.isNumber(second.get(i))));
    List<String> names =
        header ? first : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
    List<Integer> labels = new ArrayList<>();
    for (String column : wanted) {
      int place = find(file, names, column);
      if (labels.contains(place)) {
        throw new DataFormatException(
            "the label column %s of %s is named twice".formatted(names.get(place), file));
      }
      labels.add(place);
    }
    if (labels.isEmpty()) {
      labels.add(names.size() - 1);
    }
    boolean index = header && names.get(0).isEmpty();
    int[] features =
        IntStream.range(index ? 1 : 0, names.size()).filter(i -> !labels.contains(i)).toArray();
    if (features.length == 0) {
      throw new DataFormatException(
          "%s has no column beside the label %s, expected numbers to learn from"
              .formatted(file, names.get(labels.get(0))));
    }
    return new CsvColumns(
        names, header, features, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static boolean isName(String field) {
    return !Decimal.isNumber(field) && !Decimal.isMissing(field);
  }

  private static int find(String file, List<String> names, String wanted)
      throws DataFormatException {
    int place = names.indexOf(wanted);
    if (place >= 0 && place != names.lastIndexOf(wanted)) {
      throw new DataFormatException(
          "%s has several columns named %s; name the label column by its number, from 1"
              .formatted(file, wanted));
    }
    if (place < 0 && wanted.matches("\\d{1,9}")) {
      place = Integer.parseInt(wanted) - 1;
    }
    if (place < 0 || place >= names.size()) {
      throw new DataFormatException(
          "%s has no column %s, only %s".formatted(file, wanted, listed(names)));
    }
    return place;
  }

  private static String listed(List<String> names) {
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + ", ... (" + names.size() + " columns)";
  }

  /** The names of the columns that make a sample. */
  List<String> features() {
    return IntStream.of(featureColumns).mapToObj(names::get).toList();
  }

  /** The names of the label columns. */
  List<String> labels() {
    return IntStream.of(labelColumns).mapToObj(names::get).toList();
  }
}
