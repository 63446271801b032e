package io.github.rangefinder.finder.model.keras;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names by which Keras's archives call the layers of one model: the class in lower case, with a
 * number behind it from the second of its class on.
 */
final class KerasNames {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern BEFORE_WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern BEFORE_CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private final Map<String, Integer> seen = new HashMap<>();

  /** The name of the next layer of a class: {@code dense}, {@code dense_1} and so on. */
  String next(String kerasClass) {
    String name = snakeCase(kerasClass);
    int before = seen.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  /** {@code MaxPooling2D} as {@code max_pooling2d}. */
  static String snakeCase(String kerasClass) {
    String name = NO_WORD.matcher(kerasClass).replaceAll("");
    name = BEFORE_WORD.matcher(name).replaceAll("$1_$2");
    return BEFORE_CAPITAL.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
