package io.github.rangefinder.finder.source.table;

import java.util.List;

/**
 * What the columns of a training table were taken for, so that other tables can be read as it was,
 * without it.
 *
 * @param names the columns' names, or their numbers from 1
 * @param given whether the file had names
 * @param labels the places of the label columns
 * @param conventions how the numbers of each column were written, a {@link Convention} each
 * @param features what became of the other columns, but of those that were left out
 */
public record TableColumns(
    List<String> names,
    boolean given,
    List<Integer> labels,
    List<String> conventions,
    List<FeatureColumn> features) {
  /** Checks that all places are those of columns. */
  public TableColumns {
    int size = names.size();
    boolean fits =
        conventions.size() == size
            && labels.stream().allMatch(place -> place >= 0 && place < size)
            && conventions.stream().allMatch(Conventions::isName)
            && features.stream().allMatch(one -> one.column() >= 0 && one.column() < size)
            && features.stream().allMatch(FeatureColumn::isKnown);
    if (!fits || labels.isEmpty() || features.isEmpty()) {
      throw new IllegalArgumentException(
          "expected columns, labels and features that belong together");
    }
  }

  /**
   * A column that samples have.
   *
   * @param column its place
   * @param reading how its fields became numbers: see {@link Readings#named}; or {@link #WORDS}
   * @param start what the number is counted from
   * @param median for fields without a value
   * @param gaps whether a number of its own says where there was no value
   * @param words those that it had; none where it is no column of words
   */
  public record FeatureColumn(
      int column, String reading, double start, double median, boolean gaps, List<String> words) {
    /** The reading of a column of words. */
    static final String WORDS = "words";

    private boolean isKnown() {
      return reading.equals(WORDS) || Readings.isName(reading);
    }

    static FeatureColumn of(Feature feature) {
      if (feature instanceof NumberFeature number) {
        return new FeatureColumn(
            number.column(),
            number.reading().name(),
            number.start(),
            Double.isNaN(number.median()) ? 0 : number.median(),
            number.flagged(),
            List.of());
      }
      WordFeature words = (WordFeature) feature;
      return new FeatureColumn(words.column(), WORDS, 0, 0, words.gaps(), words.words());
    }

    Feature feature(String name, Convention numbers) {
      return reading.equals(WORDS)
          ? new WordFeature(column, name, words, gaps, numbers)
          : new NumberFeature(column, name, Readings.named(reading), start, median, gaps);
    }
  }
}
