package io.github.rangefinder.finder.source.table;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as programs print it in their logs: {@code 5,650.00}, with a typographic minus, {@code
 * np.float64(0.53)}, {@code tensor(0.53, device='cuda:0')}, {@code [0.53]}, {@code 53.1%}, {@code
 * 1.2e-3}, {@code nan}; perhaps coloured, in quotes, or with the end of a sentence or of a list
 * behind it.
 *
 * <p>What could be two numbers is none: {@code 5,650} may be 5650 or 5.65, and {@code (0.53)} is a
 * loss to one and below 0 to another.
 */
public final class PrintedNumber {
  /** What there is to say behind a number that {@link #isTwofold}. */
  public static final String TWOFOLD =
      ", whose comma may be a decimal one or stand between thousands";

  /** What a terminal takes for colours, and for the place where to write. */
  private static final Pattern COLOURS = Pattern.compile("\\e\\[[0-9;?]*[ -/]*[@-~]");

  /** What comes behind a number of which nothing is missing, see {@link #END}. */
  private static final String CLOSING = "[.,;:!)\\]}>'\"`]";

  /** {@code tensor(0.53, device='cuda:0')}, cut off or not: what else it has are names. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?i)(?:\\w+\\.)*\\w*(?:float|double|int|tensor|array|scalar|decimal)\\w*"
              + "\\(([^(),=]+)(?:,\\s*\\w+=.*|,?\\s*\\)"
              + CLOSING
              + "*|,)?");

  private static final Pattern LIST = Pattern.compile("\\[([^\\[\\],]+),?]");
  private static final Pattern QUOTED = Pattern.compile("(['\"`])(.*)\\1");

  private static final Pattern OPENING = Pattern.compile("[\\[{<'\"`]");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!]+$");

  /** The marks of a sentence, and what closes something that was opened before the number. */
  private static final Pattern END = Pattern.compile(CLOSING + "+$");

  private static final String POWER = "(?:[eE][+-]?\\d{1,3})?";
  private static final Pattern POINT_GROUPS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:,\\d{3})+\\.\\d*|(?:,\\d{3}){2,})" + POWER);
  private static final Pattern COMMA_GROUPS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+" + POWER);
  private static final Pattern OTHER_GROUPS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(?:['’_\\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?" + POWER);
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+" + POWER);

  /** Julia's {@code 1.5f-3}, Fortran's {@code 1.5D-3}. */
  private static final Pattern OTHER_POWER =
      Pattern.compile("([+-]?\\d+(?:\\.\\d*)?)[fdD]([+-]?\\d{1,3})");

  private static final Pattern PERCENT = Pattern.compile("\\s*%$");
  private static final Pattern SEPARATORS = Pattern.compile("['’_\\u00a0\\u202f]");

  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private static final Pattern NOT_A_NUMBER = Pattern.compile("[+-]?nan(?:\\(\\w*\\))?");
  private static final Pattern INFINITE = Pattern.compile("[+-]?inf(?:inity)?");

  /** No number of a user's has more characters. */
  private static final int LONGEST = 1100;

  /** What a comma with three digits behind it is. */
  public enum Comma {
    /** Nobody knows. */
    EITHER,
    /** Between groups of digits: {@code 5,650} is 5650. */
    GROUPS,
    /** The decimal point: {@code 5,650} is 5.65. */
    POINT
  }

  private PrintedNumber() {}

  /** A line as it looks like on a terminal, without colours. */
  public static String withoutColours(String line) {
    return line.indexOf('\u001b') < 0 ? line : COLOURS.matcher(line).replaceAll("");
  }

  /** What was printed, perhaps NaN or infinite; empty if it is no number, or could be two. */
  public static OptionalDouble of(String printed) {
    return of(printed, Comma.EITHER);
  }

  /**
   * What was printed where something else tells what a comma means.
   *
   * @param comma what one means that may mean both
   */
  public static OptionalDouble of(String printed, Comma comma) {
    double plain = Decimal.parse(printed);
    if (!Double.isNaN(plain)) {
      return OptionalDouble.of(plain);
    }
    return printed.length() > LONGEST ? OptionalDouble.empty() : bare(bareText(printed), comma);
  }

  private static OptionalDouble bare(String text, Comma comma) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (NOT_A_NUMBER.matcher(lower).matches()) {
      return OptionalDouble.of(Double.NaN);
    }
    if (INFINITE.matcher(lower).matches()) {
      return OptionalDouble.of(
          lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    double number = Decimal.parse(pointed(text, comma));
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Whether something is a number with a comma that may be a point, or between thousands. */
  public static boolean isTwofold(String printed) {
    return EITHER.matcher(bareText(printed)).matches();
  }

  /** What a number says of the comma in others like it; {@link Comma#EITHER} if nothing. */
  public static Comma comma(String printed) {
    String text = bareText(printed);
    if (POINT_GROUPS.matcher(text).matches()) {
      return Comma.GROUPS;
    }
    boolean point =
        COMMA_GROUPS.matcher(text).matches()
            || DECIMAL_COMMA.matcher(text).matches() && !EITHER.matcher(text).matches();
    return point ? Comma.POINT : Comma.EITHER;
  }

  /** Without what is around the number. */
  private static String bareText(String printed) {
    String text = withoutColours(printed).strip();
    String before;
    do {
      before = text;
      text = opened(text).strip();
    } while (!text.equals(before));
    return PERCENT.matcher(text.replace('\u2212', '-')).replaceFirst("");
  }

  private static String opened(String text) {
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return call.group(1);
    }
    Matcher list = LIST.matcher(text);
    if (list.matches()) {
      return list.group(1);
    }
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return quoted.group(2);
    }
    boolean opens = text.indexOf('(') >= 0 || OPENING.matcher(text).lookingAt();
    return (opens ? END_OF_SENTENCE : END).matcher(text).replaceFirst("");
  }

  /** With a decimal point and nothing between the digits; what is no number stays none. */
  private static String pointed(String text, Comma comma) {
    if (EITHER.matcher(text).matches()) {
      return switch (comma) {
        case EITHER -> text;
        case GROUPS -> text.replace(",", "");
        case POINT -> text.replace(',', '.');
      };
    }
    if (POINT_GROUPS.matcher(text).matches()) {
      return text.replace(",", "");
    }
    if (COMMA_GROUPS.matcher(text).matches()) {
      return text.replace(".", "").replace(',', '.');
    }
    if (OTHER_GROUPS.matcher(text).matches()) {
      return SEPARATORS.matcher(text).replaceAll("").replace(',', '.');
    }
    return DECIMAL_COMMA.matcher(text).matches()
        ? text.replace(',', '.')
        : OTHER_POWER.matcher(text).replaceFirst("$1e$2");
  }
}
