package io.github.rangefinder.finder.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a line of layers from left to right.
 *
 * <pre>
 * layers  = part { "," part }
 * part    = words | name "(" layers { "|" layers } ")" words
 * </pre>
 */
final class LayerLine {
  private static final String DELIMITERS = ",()|";
  private static final char END = '\0';

  private final String line;
  private int at;

  private LayerLine(String line) {
    this.line = line;
  }

  /**
   * The parts of a line.
   *
   * @throws LayerTextException that points at what is missing or too much
   */
  static List<LayerPart> parse(String line) {
    LayerLine reader = new LayerLine(line);
    List<LayerPart> parts = reader.layers();
    if (reader.next() == ')') {
      throw reader.here("there is no bracket that this one closes");
    }
    if (reader.next() == '|') {
      throw reader.here("'|' stands between the branches of parallel(...) and the like alone");
    }
    return parts;
  }

  private char next() {
    return at < line.length() ? line.charAt(at) : END;
  }

  private boolean accept(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private List<LayerPart> layers() {
    List<LayerPart> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (accept(','));
    return parts;
  }

  private LayerPart part() {
    LayerWords words = words();
    if (next() != '(') {
      if (words.isEmpty()) {
        throw here(
            "a layer is missing " + (next() == END ? "at the end" : "before this " + what()));
      }
      return new OneLayer(words);
    }
    if (!words.isOneOf(LayerBracket.NAMES)) {
      throw here("a bracket stands alone behind " + String.join(", ", LayerBracket.NAMES));
    }
    at++;
    List<List<LayerPart>> branches = new ArrayList<>();
    branches.add(layers());
    while (next() == '|') {
      if (words.name().equals(LayerBracket.RESIDUAL)) {
        throw here("residual has one row of layers; branches side by side are parallel(... | ...)");
      }
      at++;
      branches.add(layers());
    }
    if (!accept(')')) {
      throw words.wrong("the bracket of " + words.name() + " is not closed");
    }
    LayerWords behind = words();
    if (next() == '(') {
      throw here("a comma is missing before this bracket");
    }
    return new LayerBracket(words.with(behind), branches);
  }

  private String what() {
    return switch (next()) {
      case ',' -> "comma";
      case '|' -> "'|'";
      default -> "bracket";
    };
  }

  /** The words up to the next delimiter. */
  private LayerWords words() {
    int from = at;
    while (next() != END && DELIMITERS.indexOf(next()) < 0) {
      at++;
    }
    return LayerWords.of(line, from, at);
  }

  private LayerTextException here(String sentence) {
    return new LayerTextException(sentence, line, at, 1);
  }
}
