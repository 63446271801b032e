package io.github.rangefinder.finder.source.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What people call the files and folders of a part of their data, in lower case. */
public enum PartName {
  /** What is to be trained on. */
  TRAIN("train", "training"),

  /** What is to be tested with, or else validated on. */
  TEST("test", "testing", "val", "valid", "validation");

  /** What stands between the words of a name. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_. -]+");

  private final List<String> names;

  PartName(String... names) {
    this.names = List.of(names);
  }

  /** Those that are called so, the commoner names first. */
  public <T> List<T> called(List<T> all, Function<T, String> name) {
    return names.stream()
        .flatMap(part -> all.stream().filter(one -> name.apply(one).equals(part)))
        .toList();
  }

  /** Those that have a name among the words of theirs, for each name, the commoner ones first. */
  public <T> List<List<T>> among(List<T> all, Function<T, String> name) {
    return names.stream()
        .map(part -> all.stream().filter(one -> words(name.apply(one)).contains(part)).toList())
        .filter(some -> !some.isEmpty())
        .toList();
  }

  private static List<String> words(String name) {
    return Arrays.asList(BETWEEN_WORDS.split(name));
  }
}
