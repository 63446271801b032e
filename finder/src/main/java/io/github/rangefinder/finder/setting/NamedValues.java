package io.github.rangefinder.finder.setting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A word of the command line with values for it: {@code adam}, or {@code sgd(momentum=0.9)}.
 *
 * <p>Everything here throws IllegalArgumentException with a sentence that names the word it
 * stumbled over.
 */
final class NamedValues implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final String name;
  private final Map<String, String> values;

  private NamedValues(String text, String name, Map<String, String> values) {
    this.text = text;
    this.name = name;
    this.values = values;
  }

  /**
   * The words of a comma-separated list. A comma between brackets belongs to the word.
   *
   * @param what what each word names, for messages: {@code an optimizer}
   */
  static List<NamedValues> parseList(String what, String list) {
    List<NamedValues> words = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && (depth <= 0 || i == list.length())) {
        words.add(parse(what, list.substring(from, i).strip()));
        from = i + 1;
      }
    }
    return words;
  }

  private static NamedValues parse(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " is missing before or after a comma");
    }
    int open = text.indexOf('(');
    String name = open < 0 ? text : text.substring(0, open).strip();
    if (open >= 0 && !(text.endsWith(")") && text.indexOf(')') == text.length() - 1)) {
      throw new IllegalArgumentException(
          "expected " + name + "(name=value,...), got '" + text + "'");
    }
    String inside = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
    return new NamedValues(text, name, values(text, inside));
  }

  private static Map<String, String> values(String text, String inside) {
    Map<String, String> values = new LinkedHashMap<>();
    if (inside.isBlank()) {
      return values;
    }
    for (String assignment : inside.split(",", -1)) {
      String[] sides = assignment.split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw new IllegalArgumentException(
            "expected name=value in " + text + ", got '" + assignment.strip() + "'");
      }
      String key = sides[0].strip().replace('_', '-');
      if (values.put(key, sides[1].strip()) != null) {
        throw new IllegalArgumentException(text + " sets " + key + " twice");
      }
    }
    return values;
  }

  /** The word and its values as they were given. */
  String text() {
    return text;
  }

  /** The word alone. */
  public String name() {
    return name;
  }

  /** What was given for a key, if anything. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * Makes what is named.
   *
   * @param maker reads every value there may be; one that it does not read is an error
   */
  <T> T make(Function<Reader, T> maker) {
    Reader reader = new Reader();
    try {
      T made = maker.apply(reader);
      reader.expectNothingElse();
      return made;
    } catch (IllegalArgumentException e) {
      throw text.equals(name) ? e : new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  /** Reads the values by name and remembers which names there are. */
  final class Reader {
    private final List<String> known = new ArrayList<>();

    private Reader() {}

    double number(String key, double defaultValue) {
      known.add(key);
      String value = values.get(key);
      try {
        return value == null ? defaultValue : DecimalNumber.parse(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(key + " must be a number, got '" + value + "'", e);
      }
    }

    boolean flag(String key) {
      known.add(key);
      String value = values.getOrDefault(key, "false");
      if (!value.equals("true") && !value.equals("false")) {
        throw new IllegalArgumentException(key + " must be true or false, got '" + value + "'");
      }
      return value.equals("true");
    }

    private void expectNothingElse() {
      for (String key : values.keySet()) {
        if (!known.contains(key)) {
          throw new IllegalArgumentException(
              name + " has no '" + key + "', only " + String.join(", ", known));
        }
      }
    }
  }
}
