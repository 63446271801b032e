package io.github.rangefinder.finder.report.words;

/**
 * Makes text of a user's files fit to be printed: what would move a cursor, change a colour or turn
 * the writing direction becomes visible, and nothing grows beyond what a person reads.
 */
public final class Printable {
  private static final int LONGEST = 600;
  private static final int KEPT_AT_END = 200;

  private Printable() {}

  /** One line of readable text, cut in the middle if it is long. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                line.appendCodePoint(c);
              } else {
                line.append(escaped(c));
              }
            });
    return line.length() <= LONGEST
        ? line.toString()
        : line.substring(0, LONGEST - KEPT_AT_END)
            + " ... "
            + line.substring(line.length() - KEPT_AT_END);
  }

  private static boolean isHarmless(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> (c < 0x100 ? "\\x" : "\\u") + digits(c);
    };
  }

  private static String digits(int c) {
    String hex = Integer.toHexString(c);
    return "0".repeat(Math.max(0, (c < 0x100 ? 2 : 4) - hex.length())) + hex;
  }
}
