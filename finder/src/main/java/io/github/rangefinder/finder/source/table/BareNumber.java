package io.github.rangefinder.finder.source.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes off what spreadsheets put around a number and means no other one: {@code 12.5 %}, {@code
 * $1,234.50}, {@code EUR 12.50}, {@code 1'234.50}, a typographic minus, the brackets that
 * bookkeepers write for one, {@code (12.50)}, their dash for nothing, {@code $ -}, the minus behind
 * an amount, {@code 12.50-}, single quotes, the one that makes a text of a cell, {@code '12}, and
 * the formula that does, {@code ="12"}.
 */
final class BareNumber {
  private static final String SIGNS = "+-\u2212";

  private static final Pattern APOSTROPHES =
      Pattern.compile("[1-9]\\d{0,2}(?:['’]\\d{3}){1,6}(?:[.,]\\d+)?");

  private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");

  /** The minus behind it; of whole numbers it may be a mark, as of a school. */
  private static final Pattern MINUS_BEHIND = Pattern.compile("[^-\u2212]*\\d[.,]\\d+[-\u2212]");

  /** The commonest, and what stands before a sign, as in {@code US$}. */
  private static final Pattern CURRENCY_NAME =
      Pattern.compile(
          "(?:EUR|USD|GBP|CHF|JPY|CNY|INR|BRL|CAD|AUD|TRY|PLN|SEK|NOK|DKK|Rs\\.?|kr\\.?)(?=[\\p{Z}\\d])"
              + "|[A-Z]{1,3}(?=\\p{Sc})");

  private final String text;
  private int from;
  private int to;
  private String sign = "";
  private boolean currency;

  private BareNumber(String text) {
    this.text = text;
    this.to = text.length();
  }

  /** The number alone; the text itself if nothing is around it, or if it cannot be a number. */
  static String of(String text) {
    Matcher formula = FORMULA.matcher(text);
    BareNumber bare = new BareNumber(formula.matches() ? formula.group(1) : text);
    bare.strip();
    return bare.number().orElse(text);
  }

  private Optional<String> number() {
    boolean isNumber = from < to && isDigitOrPoint(text.charAt(from));
    if (!isNumber) {
      return isDash() ? Optional.of("0") : Optional.empty();
    }
    String number = text.substring(from, to);
    return Optional.of(
        sign + (APOSTROPHES.matcher(number).matches() ? number.replaceAll("['’]", "") : number));
  }

  /** Whether all there is behind a currency is a dash. */
  private boolean isDash() {
    return from == to && sign.equals("-") && currency;
  }

  private void strip() {
    if (to - from > 2 && isAt('\'', from) && isAt('\'', to - 1)) {
      from++;
      to--;
    }
    if (to - from > 1 && isAt('\'', from) && isDigitOrPoint(text.charAt(to - 1))) {
      from++;
    }
    takeSign();
    if (sign.isEmpty() && MINUS_BEHIND.matcher(text).region(from, to).matches()) {
      sign = "-";
      to--;
    }
    takeCurrency();
    if (sign.isEmpty() && to - from > 2 && isAt('(', from) && isAt(')', to - 1)) {
      sign = "-";
      from++;
      to--;
      takeCurrency();
    } else {
      takeSign();
    }
    if (from < to && (isCurrency(text.charAt(to - 1)) || isAt('%', to - 1))) {
      to--;
      while (from < to && isBlank(text.charAt(to - 1))) {
        to--;
      }
    }
  }

  private boolean isAt(char c, int place) {
    return text.charAt(place) == c;
  }

  private void takeSign() {
    if (sign.isEmpty() && from < to && SIGNS.indexOf(text.charAt(from)) >= 0) {
      sign = isAt('+', from) ? "+" : "-";
      from++;
    }
  }

  private void takeCurrency() {
    takeBlanks();
    Matcher name = CURRENCY_NAME.matcher(text).region(from, to);
    if (name.lookingAt()) {
      from = name.end();
      currency = true;
      takeBlanks();
    }
    if (from < to && isCurrency(text.charAt(from))) {
      from++;
      currency = true;
      takeBlanks();
    }
  }

  private void takeBlanks() {
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
  }

  /** Also one at which no line may break. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isDigitOrPoint(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == ',';
  }
}
