package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A command that trains a model of any framework and prints how good it became.
 *
 * @param template what a shell is told, with {@code {lr}}, and perhaps {@code {epochs}} and {@code
 *     {seed}}
 * @param metric what finds the number in its output, in its first group
 * @param maximize whether larger numbers are better
 * @param timeoutSeconds after so many seconds it hangs; infinite to wait for ever
 */
public record TrainingCommand(
    String template, Pattern metric, boolean maximize, double timeoutSeconds)
    implements Serializable {
  private static final String RATE = "{lr}";
  private static final String EPOCHS = "{epochs}";
  private static final String SEED = "{seed}";

  /** A number, or its first characters, … */
  private static final Pattern BEGUN = Pattern.compile("[+\u2212-]?\\d[\\d.,]*(?:[eE][+-]?)?");

  /** … and what may be the rest of it. */
  private static final Pattern REST =
      Pattern.compile("(?:[.,]?\\d+)*(?:[eE]?[+\u2212-]?\\d{1,3})?");

  private static final int LONGEST_QUOTE = 60;

  /** Checks the values. */
  public TrainingCommand {
    if (!template.contains(RATE)) {
      throw SettingException.usage(
          Setting.COMMAND, " must say where the learning rate goes, as {lr}, got '", template, "'");
    }
    if (!(timeoutSeconds > 0)) {
      throw SettingException.usage(Setting.TIMEOUT, " must be above 0, got ", timeoutSeconds);
    }
  }

  /**
   * Reads a pattern with one group.
   *
   * @throws SettingException if it is none
   */
  public static Pattern metric(String regex) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw SettingException.usage(
          Setting.METRIC,
          " is no regular expression: %s, in '%s'".formatted(e.getDescription(), regex));
    }
    if (pattern.matcher("").groupCount() != 1) {
      throw SettingException.usage(
          Setting.METRIC,
          " needs one group around its number, such as 'loss: ([0-9.e+-]+)', got '%s'"
              .formatted(regex));
    }
    return pattern;
  }

  /** The command of a training. */
  String line(Entry entry) {
    return template
        .replace(RATE, decimal(entry.learningRate()))
        .replace(EPOCHS, decimal(entry.epochs()))
        .replace(SEED, Long.toString(entry.seed()));
  }

  /** To six digits: more are rounding errors, which nobody wants to read. */
  private static String decimal(double number) {
    BigDecimal exact = new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros();
    return Math.abs(number) >= 1e-4 || number == 0
        ? exact.toPlainString()
        : Double.toString(exact.doubleValue()).toLowerCase(Locale.ROOT);
  }

  /**
   * What a line of output says of the metric, be it a number or not; empty if nothing. A group that
   * ends within a number, as {@code (\\d+)} does at {@code 0.53}, means the whole of it.
   */
  Optional<String> metricIn(String line) {
    Optional<String> last = Optional.empty();
    Matcher matcher = metric.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        last = Optional.of(whole(matcher.group(1), line.substring(matcher.end(1))));
      }
    }
    return last;
  }

  /** A number with what else of it stands behind; itself if the two are no number together. */
  private static String whole(String found, String behind) {
    Matcher rest = REST.matcher(behind);
    if (!BEGUN.matcher(found).matches() || !rest.lookingAt()) {
      return found;
    }
    String both = found + rest.group();
    boolean list = found.contains(".") && rest.group().startsWith(",");
    return !list && (PrintedNumber.of(both).isPresent() || PrintedNumber.isTwofold(both))
        ? both
        : found;
  }

  /** What was found as a number; NaN if it is none. A percentage is of a hundred times the size. */
  static double number(String text) {
    return PrintedNumber.of(text).orElse(Double.NaN);
  }

  /** What there is to say of a metric that is no finite number, the end of a sentence. */
  static String complaint(String text) {
    String quoted =
        "'%s'"
            .formatted(
                text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text);
    return PrintedNumber.isTwofold(text)
        ? quoted + PrintedNumber.TWOFOLD
        : "not a finite number but " + quoted;
  }
}
