package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
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

  /** What a line of output says of the metric, be it a number or not; empty if nothing. */
  Optional<String> metricIn(String line) {
    Optional<String> last = Optional.empty();
    Matcher matcher = metric.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        last = Optional.of(matcher.group(1));
      }
    }
    return last;
  }

  /**
   * What was found as a number; NaN if it is none. It may end a sentence, and a percentage is one
   * of a hundred times the size.
   */
  static double number(String text) {
    try {
      return Double.parseDouble(text.strip().replaceFirst("[.,;:%]+$", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
