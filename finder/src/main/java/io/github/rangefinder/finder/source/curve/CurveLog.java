package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learning rates and losses in a log: lines that name both, {@code step 3 - loss: 2.3026 -
 * learning_rate: 1e-04}, {@code lr=1e-4, loss=2.30} or {@code lr 1e-4 loss 2.30}, among others that
 * do not.
 */
final class CurveLog {
  private static final String NAME = "[A-Za-z][\\w/.-]*";

  /** A sign, behind which there is no other name with one; or a blank before a number. */
  private static final String BETWEEN =
      "(?:['\"]?\\s*[=:]\\s*(?!%s\\s*[=:])|\\s+(?=[-+]?(?:\\.?\\d|nan|inf)))".formatted(NAME);

  /** A name, and what is said to be its value. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(%s)%s([\\w.]+\\([^)]*\\)|[^\\s,;|]+(?:,\\d[\\d.,]*)?)".formatted(NAME, BETWEEN));

  /** A single one may be a sentence about a curve. */
  private static final int LEAST_LINES = 2;

  private final List<Double> rates = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();

  private CurveLog(String text) {
    PrintedNumber.withoutColours(text).lines().forEach(this::add);
  }

  private void add(String line) {
    List<String> names = new ArrayList<>();
    List<OptionalDouble> numbers = new ArrayList<>();
    Matcher matcher = NAMED.matcher(line);
    while (matcher.find()) {
      names.add(matcher.group(1));
      numbers.add(PrintedNumber.of(matcher.group(2)));
    }
    OptionalInt rate = CurveNames.rate(names);
    OptionalInt loss = CurveNames.loss(names);
    if (rate.isPresent()
        && loss.isPresent()
        && numbers.get(rate.getAsInt()).isPresent()
        && numbers.get(loss.getAsInt()).isPresent()) {
      rates.add(numbers.get(rate.getAsInt()).getAsDouble());
      losses.add(numbers.get(loss.getAsInt()).getAsDouble());
    }
  }

  /**
   * The curve of a log; none if the text is no log.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong with the numbers
   */
  static List<RecordedCurve> read(String text) {
    CurveLog log = new CurveLog(text);
    return log.rates.size() < LEAST_LINES
        ? List.of()
        : List.of(
            RecordedCurve.of(
                "",
                log.rates.stream().mapToDouble(x -> x).toArray(),
                log.losses.stream().mapToDouble(x -> x).toArray()));
  }
}
