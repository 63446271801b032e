package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An optimizer as the command line names it: {@code adam}, or {@code sgd(momentum=0.9)}.
 *
 * <p>Everything here throws IllegalArgumentException with a sentence that names the word it
 * stumbled over.
 */
final class OptimizerChoice {
  private final String text;
  private final String name;
  private final Map<String, String> values;

  private OptimizerChoice(String text, String name, Map<String, String> values) {
    this.text = text;
    this.name = name;
    this.values = values;
  }

  /**
   * The optimizers of a comma-separated list. A comma between brackets belongs to the optimizer.
   */
  static List<OptimizerChoice> parseList(String list) {
    List<OptimizerChoice> choices = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && (depth <= 0 || i == list.length())) {
        choices.add(parse(list.substring(from, i).strip()));
        from = i + 1;
      }
    }
    return choices;
  }

  private static OptimizerChoice parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an optimizer is missing before or after a comma");
    }
    int open = text.indexOf('(');
    String name = open < 0 ? text : text.substring(0, open).strip();
    if (open >= 0 && !(text.endsWith(")") && text.indexOf(')') == text.length() - 1)) {
      throw new IllegalArgumentException(
          "expected " + name + "(name=value,...), got '" + text + "'");
    }
    String inside = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
    OptimizerChoice choice = new OptimizerChoice(text, name, values(text, inside));
    choice.create();
    return choice;
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

  /** The optimizer as it was given. */
  String text() {
    return text;
  }

  /** A new optimizer that remembers nothing yet. */
  Optimizer create() {
    Reader reader = new Reader();
    try {
      Optimizer optimizer = create(reader);
      reader.expectNothingElse();
      return optimizer;
    } catch (IllegalArgumentException e) {
      throw text.equals(name) ? e : new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  private Optimizer create(Reader reader) {
    return switch (name) {
      case "sgd" ->
          new Sgd(
              reader.number("momentum", Sgd.DEFAULT_MOMENTUM),
              reader.flag("nesterov"),
              reader.number("weight-decay", 0));
      case "adam" ->
          new Adam(
              reader.number("beta1", Adam.DEFAULT_BETA1),
              reader.number("beta2", Adam.DEFAULT_BETA2),
              reader.number("epsilon", Adam.DEFAULT_EPSILON));
      case "adamw" ->
          new AdamW(
              reader.number("beta1", Adam.DEFAULT_BETA1),
              reader.number("beta2", Adam.DEFAULT_BETA2),
              reader.number("epsilon", Adam.DEFAULT_EPSILON),
              reader.number("weight-decay", AdamW.DEFAULT_WEIGHT_DECAY));
      case "rmsprop" ->
          new RmsProp(
              reader.number("rho", RmsProp.DEFAULT_RHO),
              reader.number("epsilon", RmsProp.DEFAULT_EPSILON));
      default ->
          throw new IllegalArgumentException(
              "there is no optimizer '" + name + "', only sgd, adam, adamw and rmsprop");
    };
  }

  /** Reads the values by name and remembers which names there are. */
  private final class Reader {
    private final List<String> known = new ArrayList<>();

    double number(String key, double defaultValue) {
      known.add(key);
      String value = values.get(key);
      try {
        return value == null ? defaultValue : Double.parseDouble(value);
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

    void expectNothingElse() {
      for (String key : values.keySet()) {
        if (!known.contains(key)) {
          throw new IllegalArgumentException(
              name + " has no '" + key + "', only " + String.join(", ", known));
        }
      }
    }
  }
}
