package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learning rates and losses in two lists with their names, as Python prints them: {@code lrs =
 * [0.001, 0.01]}, over one line or several.
 */
final class CurveLists {
  private static final Pattern LIST =
      Pattern.compile("(?m)^\\s*([A-Za-z_][\\w.]*)\\s*[=:]\\s*\\[([^\\[\\]]*)]");

  private CurveLists() {}

  /**
   * The curve of such lists; none if there are not both.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong with the numbers
   */
  static List<RecordedCurve> read(String text) {
    List<String> names = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    Matcher list = LIST.matcher(text);
    while (list.find()) {
      names.add(list.group(1));
      lists.add(list.group(2));
    }
    OptionalInt rate = CurveNames.rate(names);
    OptionalInt loss = CurveNames.loss(names);
    return rate.isEmpty() || loss.isEmpty()
        ? List.of()
        : List.of(
            RecordedCurve.of(
                "", numbers(lists.get(rate.getAsInt())), numbers(lists.get(loss.getAsInt()))));
  }

  private static double[] numbers(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(number -> !number.isEmpty())
        .mapToDouble(CurveLists::number)
        .toArray();
  }

  private static double number(String text) {
    return PrintedNumber.of(text)
        .orElseThrow(
            () -> new IllegalArgumentException("expected a number, found '%s'".formatted(text)));
  }
}
