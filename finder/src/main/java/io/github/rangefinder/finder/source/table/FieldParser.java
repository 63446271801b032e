package io.github.rangefinder.finder.source.table;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a field into a cell, and says in which form it was written. */
final class FieldParser {
  private static final int MOST_GROUP_DIGITS = 3;

  /** Double precision as Fortran prints it, {@code 1.5D+03}. */
  private static final Pattern FORTRAN = Pattern.compile("[+-]?\\d*\\.\\d*[dD][+-]?\\d{1,3}");

  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern COMMA3 = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern COMMA_GROUPS =
      Pattern.compile(
          "[+-]?(?:[1-9]\\d{0,2}(?:,\\d{3}){1,6}|[1-9]\\d?(?:,\\d{2}){1,7},\\d{3})"
              + "(?:\\.\\d+)?");
  private static final Pattern OTHER_GROUPS =
      Pattern.compile(
          "[+-]?[1-9]\\d{0,2}(?:(?:\\.\\d{3}){1,6}|(?:[ \\u00a0\\u202f'’]\\d{3}){1,6})(?:,\\d+)?");

  /** Words for no number; where a column has other words, these are some of them. */
  private static final Set<String> NOTHING =
      Set.of(
          "none",
          ".",
          "-",
          "*",
          "--",
          "---",
          "n.a.",
          "n.d.",
          "n/d",
          "nil",
          "missing",
          "unknown",
          "undefined",
          "(null)",
          "\\n");

  /** Stata's missing values that say why one is missing. */
  private static final Pattern LETTERED_POINT = Pattern.compile("\\.[a-z]");

  /** As spreadsheets call a failed formula, {@code #DIV/0!} or {@code #NV}, in any language. */
  private static final Pattern FAILED_FORMULA =
      Pattern.compile("#(?:NV|N/A|N/D|[\\p{Lu}/0]{2,12}[!?])");

  /** What a spreadsheet shows of a number that is wider than its column. */
  private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");

  /** The longest field that is looked at as anything but a word. */
  private static final int LONGEST = 64;

  private long cell;
  private String text = "";
  private boolean marked;

  /** Takes a field apart; {@link #cell} and {@link #text} belong to the last one. */
  Form parse(char[] field, int offset, int length, boolean quoted) {
    marked = false;
    int from = offset;
    int to = offset + length;
    while (from < to && isBlank(field[from])) {
      from++;
    }
    while (to > from && isBlank(field[to - 1])) {
      to--;
    }
    if (from == to) {
      cell = Cell.GAP;
      return Form.GAP;
    }
    double number = Decimal.parse(field, from, to);
    if (Float.isFinite((float) number)) {
      return pointed(field, from, to, number);
    }
    text = new String(field, from, to - from);
    if (!Double.isNaN(number) || text.length() > LONGEST) {
      return Form.WORD; // too large for a float
    }
    if (FORTRAN.matcher(text).matches()) {
      return number(text.replaceFirst("[dD]", "e"), Form.POINT);
    }
    String latin = WrittenDigits.latin(text);
    return latin.equals(text) ? other(quoted) : foreign(latin);
  }

  /** A number or a date with digits of another script; else a word as it was written. */
  private Form foreign(String latin) {
    String written = text;
    Form form = parse(latin.toCharArray(), 0, latin.length(), false);
    text = form == Form.WORD ? written : text;
    return form;
  }

  /** Whether there is nothing in a field. */
  static boolean isBlank(char[] field, int offset, int length) {
    int from = offset;
    while (from < offset + length && isBlank(field[from])) {
      from++;
    }
    return from == offset + length;
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c > '~'
            && (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT);
  }

  private Form pointed(char[] field, int from, int to, double number) {
    int point = to - 1 - MOST_GROUP_DIGITS;
    int first = field[from] == '-' || field[from] == '+' ? from + 1 : from;
    if (point > first
        && field[point] == '.'
        && point - first <= MOST_GROUP_DIGITS
        && field[first] != '0'
        && digits(field, first, point)
        && digits(field, point + 1, to)) {
      cell = Cell.thousandths(false, (int) Math.rint(number * 1000));
      return Form.POINT3;
    }
    cell = Cell.number(number);
    for (int i = from; i < to; i++) {
      if (field[i] == '.' || field[i] == 'e' || field[i] == 'E') {
        return Form.POINT;
      }
    }
    return Form.INTEGER;
  }

  private static boolean digits(char[] field, int from, int to) {
    for (int i = from; i < to; i++) {
      if (field[i] < '0' || field[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private Form other(boolean quoted) {
    String bare = BareNumber.of(text);
    if (!bare.equals(text)) {
      Form form = marked(bare);
      if (form != Form.WORD) {
        marked = true;
        return form;
      }
    }
    char first = text.charAt(0);
    boolean mayBeNumber = first >= '0' && first <= '9' || "+-,".indexOf(first) >= 0;
    if (mayBeNumber) {
      Form form = commas();
      if (form != Form.WORD) {
        return form;
      }
      if (date()) {
        return Form.DATE;
      }
    }
    if (!quoted && Decimal.isMissing(text) && !text.equalsIgnoreCase("none")) {
      cell = Cell.GAP;
      return Form.GAP;
    }
    if (NOTHING.contains(text.toLowerCase(Locale.ROOT))
        || first == '#'
            && (FAILED_FORMULA.matcher(text).matches() || TOO_NARROW.matcher(text).matches())
        || first == '.' && LETTERED_POINT.matcher(text).matches()) {
      return Form.NONE;
    }
    return Form.WORD;
  }

  private Form marked(String bare) {
    char[] field = bare.toCharArray();
    double number = Decimal.parse(field, 0, field.length);
    if (Float.isFinite((float) number)) {
      return pointed(field, 0, field.length, number);
    }
    String whole = text;
    text = bare;
    Form form = commas();
    text = form == Form.WORD ? whole : bare;
    return form;
  }

  private Form commas() {
    if (COMMA3.matcher(text).matches()) {
      cell = Cell.thousandths(true, Integer.parseInt(text.replace(",", "")));
      return Form.COMMA3;
    }
    if (COMMA.matcher(text).matches()) {
      return number(text.replace(',', '.'), Form.COMMA);
    }
    if (COMMA_GROUPS.matcher(text).matches()) {
      return number(text.replace(",", ""), Form.COMMA_GROUPS);
    }
    if (OTHER_GROUPS.matcher(text).matches()) {
      return number(
          text.replaceAll("[. \\u00a0\\u202f'’]", "").replace(',', '.'), Form.OTHER_GROUPS);
    }
    return Form.WORD;
  }

  private Form number(String pointed, Form form) {
    double number = Decimal.parse(pointed);
    if (!Float.isFinite((float) number)) {
      return Form.WORD;
    }
    cell = Cell.number(number);
    return form;
  }

  private boolean date() {
    OptionalLong millis = DateField.millis(text, DateField.Order.YEAR_FIRST);
    millis.ifPresent(value -> cell = Cell.date(value));
    return millis.isPresent();
  }

  /** The last field's cell, unless that was a word. */
  long cell() {
    return cell;
  }

  /** Whether the last field was a number with a sign of percent or currency or the like. */
  boolean isMarked() {
    return marked;
  }

  /** The last field's text, if that was a word or a comma was in it. */
  String text() {
    return text;
  }
}
