package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.List;

/** The fields of a line between which blanks stand, as R writes it; some may be in quotes. */
final class BlankFields {
  private static final char QUOTE = '"';

  private final String line;
  private int at;

  private BlankFields(String line) {
    this.line = line;
  }

  static List<RawTable.RawField> of(String line) {
    BlankFields rest = new BlankFields(line);
    List<RawTable.RawField> fields = new ArrayList<>();
    for (rest.skipBlanks(); rest.at < line.length(); rest.skipBlanks()) {
      boolean quoted = line.charAt(rest.at) == QUOTE;
      fields.add(new RawTable.RawField(quoted ? rest.quoted() : rest.plain(), quoted));
    }
    return fields;
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private String plain() {
    int from = at;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    return line.substring(from, at);
  }

  /** Within quotes another one is doubled or has a backslash before it. */
  private String quoted() {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < line.length()) {
      char c = line.charAt(at++);
      char next = at < line.length() ? line.charAt(at) : ' ';
      if (next == QUOTE && (c == QUOTE || c == '\\')) {
        text.append(QUOTE);
        at++;
      } else if (c == QUOTE) {
        break;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
