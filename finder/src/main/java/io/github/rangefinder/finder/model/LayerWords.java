package io.github.rangefinder.finder.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of one layer in a line of layers: those with a place of their own are read from left to
 * right, then options in any order. What has been read is gone.
 */
final class LayerWords {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern SIZES = Pattern.compile("(\\d{1,9})(?:x(\\d{1,9}))?");
  private static final Pattern EXTENTS = Pattern.compile("\\d{1,9}(x\\d{1,9})*");

  private final String line;
  private final List<Word> words;
  private final Word name;
  private Word last;
  private int next;

  /** A word and where it begins in the line. */
  private record Word(String text, int at) {}

  /** Two extents: height and width. */
  record Sizes(int height, int width) {}

  private LayerWords(String line, List<Word> words) {
    this.line = line;
    this.name = words.isEmpty() ? null : words.get(0);
    this.last = name;
    this.words = new ArrayList<>(words.subList(Math.min(1, words.size()), words.size()));
  }

  /** The words of a part of a line. */
  static LayerWords of(String line, int from, int to) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line).region(from, to);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return new LayerWords(line, words);
  }

  /** Whether there is not even a name. */
  boolean isEmpty() {
    return name == null;
  }

  /** Whether there is a name, one of these, and nothing else. */
  boolean isOneOf(List<String> names) {
    return name != null && words.isEmpty() && names.contains(name.text);
  }

  /** These words and others behind them. */
  LayerWords with(LayerWords others) {
    List<Word> all = all();
    all.addAll(others.all());
    return new LayerWords(line, all);
  }

  private List<Word> all() {
    List<Word> all = new ArrayList<>(words);
    if (name != null) {
      all.add(0, name);
    }
    return all;
  }

  /** The same words, all of them. */
  LayerWords again() {
    return new LayerWords(line, all());
  }

  /** The layer's name. */
  String name() {
    return name.text;
  }

  private String peek() {
    return next < words.size() ? words.get(next).text : "";
  }

  private String read() {
    last = words.remove(next);
    return last.text;
  }

  /** Whether an option is there; what belongs to it is read next. */
  boolean take(String option) {
    return !takeOneOf(Set.of(option)).isEmpty();
  }

  /** The count behind an option, or another where the option is not there. */
  int option(String option, int otherwise) {
    return take(option) ? count("the " + option) : otherwise;
  }

  /** The first of the options that is there, else nothing. */
  String takeOneOf(Set<String> options) {
    for (next = 0; next < words.size(); next++) {
      if (options.contains(peek())) {
        return read();
      }
    }
    return "";
  }

  /** A count that must stand here. */
  int count(String what) {
    OptionalInt count = optionalCount();
    if (count.isEmpty()) {
      throw expected(what);
    }
    return count.getAsInt();
  }

  /** A count, if there is a number. */
  OptionalInt optionalCount() {
    return peek().matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(read()))
        : OptionalInt.empty();
  }

  /** {@code 3x2}, or {@code 3} for a square. */
  Sizes sizes(String what) {
    Matcher matcher = SIZES.matcher(peek());
    if (!matcher.matches()) {
      throw expected(what);
    }
    read();
    int height = Integer.parseInt(matcher.group(1));
    int width = matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2));
    return new Sizes(height, width);
  }

  /** Any number of extents: {@code 7x7x16}. */
  int[] extents(String what) {
    if (!EXTENTS.matcher(peek()).matches()) {
      throw expected(what);
    }
    return Stream.of(read().split("x")).mapToInt(Integer::parseInt).toArray();
  }

  /** A number that must stand here. */
  double number(String what) {
    if (!hasNumber()) {
      throw expected(what);
    }
    return Double.parseDouble(read());
  }

  /** Whether a number comes next. */
  boolean hasNumber() {
    return peek().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  /** Makes sure that nothing is left over. */
  void end(String form) {
    if (!words.isEmpty()) {
      Word left = words.get(0);
      throw at(left, "'%s' cannot stand here; expected %s".formatted(left.text, form));
    }
  }

  private LayerTextException expected(String what) {
    if (next < words.size()) {
      Word word = words.get(next);
      return at(word, "expected %s, got '%s'".formatted(what, word.text));
    }
    int behind = last.at + last.text.length();
    return new LayerTextException(
        "expected %s after '%s'".formatted(what, last.text), line, behind, 1);
  }

  /** A complaint about the whole layer, which points at its name. */
  LayerTextException wrong(String sentence) {
    return at(name, sentence);
  }

  private LayerTextException at(Word word, String sentence) {
    return new LayerTextException(sentence, line, word.at, word.text.length());
  }
}
