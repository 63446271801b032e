package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.LearningTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the columns of a table are, decided by the training part for all others.
 *
 * @param labelColumns their places in the training table
 */
record TableSchema(
    Header header, int[] labelColumns, List<Feature> features, Conventions conventions) {
  /**
   * Decides it.
   *
   * @throws DataFormatException if a wanted column is not there, none is left, or one has a mistake
   */
  static TableSchema of(RawTable table, TableOptions options, TableNotes notes)
      throws DataFormatException {
    Header header = Header.of(table, options.labelColumns());
    if (table.rows() == 0) {
      throw new DataFormatException(table.file() + " has no row behind its header");
    }
    List<Integer> left = candidates(table, header, options);
    Conventions conventions = Conventions.of(table);
    List<ColumnChoice> choices =
        IntStream.range(0, table.columns())
            .mapToObj(i -> new ColumnChoice(table, conventions, i, header.names().get(i)))
            .toList();
    List<Integer> labels = labels(table, header, options, left, choices, notes);
    left.removeAll(labels);
    requireSome(table, header, labels, left);
    leaveOutUseless(table, header, choices, left, notes);
    Map<Integer, NumberEnds> ends = new HashMap<>();
    for (int place : left) {
      ends.put(place, choices.get(place).ends());
    }
    GapCodes codes = new GapCodes(ends.values());
    if (options.task() == LearningTask.REGRESSION) {
      for (int place : labels) {
        List<NumberEnds.Number> gaps = codes.among(choices.get(place).ends());
        if (!gaps.isEmpty()) {
          notes.gapNumbersStay(header.names().get(place), gaps);
        }
      }
    }
    List<Feature> features = new ArrayList<>();
    boolean flags = options.missing() == TableOptions.Missing.MEDIAN;
    for (int place : left) {
      features.add(choices.get(place).choose(flags, codes.among(ends.get(place)), notes));
    }
    return new TableSchema(
        header, labels.stream().mapToInt(Integer::intValue).toArray(), features, conventions);
  }

  /**
   * As a saved model says it.
   *
   * @throws IllegalArgumentException if that is not what this program writes
   */
  static TableSchema of(TableColumns columns) {
    Conventions conventions = Conventions.named(columns.conventions());
    List<Feature> features = new ArrayList<>();
    for (TableColumns.FeatureColumn one : columns.features()) {
      String name = columns.names().get(one.column());
      features.add(one.feature(name, conventions.of(one.column())));
    }
    return new TableSchema(
        new Header(columns.names(), columns.given()),
        columns.labels().stream().mapToInt(Integer::intValue).toArray(),
        features,
        conventions);
  }

  /** The same to be kept beside a model. */
  TableColumns columns() {
    return new TableColumns(
        header.names(),
        header.given(),
        IntStream.of(labelColumns).boxed().toList(),
        conventions.names(),
        features.stream().map(TableColumns.FeatureColumn::of).toList());
  }

  /** All columns but an index, those without name and values, and those not wanted. */
  private static List<Integer> candidates(RawTable table, Header header, TableOptions options)
      throws DataFormatException {
    Set<Integer> dropped = new HashSet<>();
    for (String column : options.dropColumns()) {
      dropped.add(header.find(table.file(), column));
    }
    List<Integer> candidates = new ArrayList<>();
    for (int i = header.hasIndex() ? 1 : 0; i < table.columns(); i++) {
      boolean nothing =
          table.column(i).filled() == 0 && (!header.given() || header.names().get(i).isEmpty());
      if (!dropped.contains(i) && !nothing) {
        candidates.add(i);
      }
    }
    return candidates;
  }

  private static List<Integer> labels(
      RawTable table,
      Header header,
      TableOptions options,
      List<Integer> candidates,
      List<ColumnChoice> choices,
      TableNotes notes)
      throws DataFormatException {
    List<Integer> labels = new ArrayList<>();
    for (String column : options.labelColumns()) {
      int place = header.find(table.file(), column);
      if (labels.contains(place)) {
        throw new DataFormatException(
            "the label column %s of %s is named twice"
                .formatted(header.names().get(place), table.file()));
      }
      labels.add(place);
    }
    OrangeHeader orange = table.otherRows().orange();
    if (labels.isEmpty() && orange.labels().size() == 1) {
      labels.addAll(orange.labels());
      notes.labelByOrange(header.names().get(labels.get(0)));
    } else if (labels.isEmpty() && !candidates.isEmpty()) {
      labels.add(new LabelChoice(table, header, candidates, choices, options.task()).place(notes));
    }
    return labels;
  }

  private static void requireSome(
      RawTable table, Header header, List<Integer> labels, List<Integer> left)
      throws DataFormatException {
    if (table.columns() == 1) {
      throw new DataFormatException(
          "%s has a single column, %s; columns are set apart by commas, semicolons, tabs, bars or blanks, or as a first line such as sep=^ says"
              .formatted(table.file(), header.names().get(0)));
    }
    if (labels.isEmpty() || left.isEmpty()) {
      throw new DataFormatException(
          "%s has no column beside the label %s, expected numbers to learn from"
              .formatted(table.file(), labels.isEmpty() ? "" : header.names().get(labels.get(0))));
    }
  }

  /**
   * Leaves out what tells nothing, unless nothing would be left.
   *
   * @throws DataFormatException if that is nothing but words
   */
  private static void leaveOutUseless(
      RawTable table,
      Header header,
      List<ColumnChoice> choices,
      List<Integer> left,
      TableNotes notes)
      throws DataFormatException {
    Map<Integer, String> useless = new TreeMap<>();
    List<Integer> described = table.otherRows().orange().others();
    for (int place : left) {
      String reason =
          described.contains(place) ? "is no data for Orange" : choices.get(place).uselessness();
      if (reason != null) {
        useless.put(place, reason);
      }
    }
    if (useless.size() < left.size()) {
      useless.forEach((place, reason) -> notes.leaveOut(header.names().get(place), reason));
      left.removeAll(useless.keySet());
    } else if (left.stream().allMatch(place -> table.column(place).numbers() == 0)) {
      int place = left.get(0);
      throw new DataFormatException(
          "%s has nothing to learn from: column %s %s"
              .formatted(table.file(), header.names().get(place), useless.get(place)));
    }
  }

  /** What each number of a sample is counted from. */
  double[] origin() {
    return features.stream()
        .flatMapToDouble(feature -> DoubleStream.of(feature.origin()))
        .toArray();
  }

  /** The places of the features' columns. */
  int[] featureColumns() {
    return features.stream().mapToInt(Feature::column).toArray();
  }

  /** The names of the label columns. */
  List<String> labelNames() {
    return IntStream.of(labelColumns).mapToObj(header.names()::get).toList();
  }
}
