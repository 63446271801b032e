package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of words: a number for each of them, which is 1 where the field has it and else 0, and
 * one for words that the training part does not have.
 *
 * @param words those of the training part
 * @param gaps whether a field without a value has a number of its own
 */
record WordFeature(int column, String name, List<String> words, boolean gaps, Convention numbers)
    implements Feature {

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(words.stream().map(word -> name + "=" + word).toList());
    if (gaps) {
      names.add(name + " (missing)");
    }
    names.add(name + " (another)");
    return names;
  }

  @Override
  public double[] origin() {
    return new double[width()];
  }

  private int width() {
    return words.size() + (gaps ? 2 : 1);
  }

  @Override
  public Encoder encoder(RawTable table, int place, String columnName) {
    Map<String, Integer> places = new HashMap<>();
    words.forEach(word -> places.put(word, places.size()));
    int another = width() - 1;
    Column column = table.column(place);
    int[] known = new int[column.words().size()];
    Arrays.setAll(known, i -> places.getOrDefault(column.words().get(i), another));
    return (cell, row, at) -> {
      Arrays.fill(row, at, at + another + 1, 0);
      if (Cell.isGap(cell)) {
        row[at + (gaps ? words.size() : another)] = 1;
      } else if (Cell.isWord(cell)) {
        row[at + known[Cell.id(cell)]] = 1;
      } else {
        row[at + places.getOrDefault(FieldText.of(column, cell, numbers), another)] = 1;
      }
    };
  }
}
