package io.github.rangefinder.finder.source.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of a folder by their names, which end with {@code .csv}, {@code .tsv}, {@code .tab},
 * {@code .txt}, {@code .dat} or {@code .data}, and perhaps {@code .gz}.
 *
 * @param tables in the alphabet's order
 * @param alone whether there is no folder beside them, so that they are the data
 */
record TableFiles(List<Path> tables, boolean alone) {
  private static final List<String> ENDINGS =
      List.of(".csv", ".tsv", ".tab", ".txt", ".dat", ".data");
  private static final String PACKED = ".gz";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_. -]+");
  private static final Set<String> SAMPLES = Set.of("x", "features", "data", "inputs", "samples");
  private static final Set<String> LABELS = Set.of("y", "label", "labels", "target", "targets");

  static TableFiles in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> visible = files.filter(file -> !name(file).startsWith(".")).sorted().toList();
      return new TableFiles(
          visible.stream().filter(file -> isTable(name(file))).toList(),
          visible.stream().noneMatch(Files::isDirectory));
    }
  }

  /** Whether a file is a table by its name. */
  static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain =
        lower.endsWith(PACKED) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
    return ENDINGS.stream().anyMatch(plain::endsWith);
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** The table to train on. */
  Optional<Path> train() {
    return find(PartName.TRAIN);
  }

  /** The table to test with, or else that to validate on. */
  Optional<Path> test() {
    return find(PartName.TEST);
  }

  /**
   * Whether samples and labels are in tables of their own, {@code X_train.csv} and {@code
   * y_train.csv}.
   */
  boolean isApart() {
    return train().isEmpty()
        && Stream.of(SAMPLES, LABELS).allMatch(names -> tables.stream().anyMatch(hasOf(names)));
  }

  private static Predicate<Path> hasOf(Set<String> names) {
    return file -> Stream.of(BETWEEN_WORDS.split(stem(file))).anyMatch(names::contains);
  }

  /**
   * The table of a part: the first of some names that is one, {@code train.csv}; where none is
   * called so, the only one that has one among its words, {@code mnist_train.csv}; to test with,
   * {@code mnist_test.csv} comes before {@code mnist_validation.csv}.
   */
  private Optional<Path> find(PartName part) {
    List<Path> called = part.called(tables, TableFiles::stem);
    if (!called.isEmpty()) {
      return Optional.of(called.get(0));
    }
    List<List<Path>> some = part.among(tables, TableFiles::name);
    boolean others =
        !alone
            || Stream.of(PartName.values())
                .anyMatch(any -> !any.called(tables, TableFiles::stem).isEmpty());
    boolean one = !some.isEmpty() && some.get(0).size() == 1;
    boolean several = part == PartName.TRAIN && some.size() > 1;
    return one && !several && !others ? Optional.of(some.get(0).get(0)) : Optional.empty();
  }

  private static String stem(Path file) {
    return name(file).substring(0, name(file).indexOf('.'));
  }
}
