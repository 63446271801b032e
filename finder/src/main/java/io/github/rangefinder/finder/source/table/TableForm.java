package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table sets its fields apart, told by its first lines.
 *
 * @param separator the character between fields; a blank for any number of blanks
 * @param sep whether the first line is Excel's {@code sep=;}
 * @param comment the fields of the last comment before the first row, which may be a header
 */
record TableForm(char separator, boolean sep, List<String> comment) {
  private static final Pattern SEP = Pattern.compile("(?i)\"?sep=(.)\"?,*");
  private static final char[] SEPARATORS = {'\t', ';', '|', ','};
  private static final int LINES = 20;
  private static final char BLANK = ' ';

  /**
   * Looks at the first lines.
   *
   * @param start some thousand characters; the last line may be cut
   */
  static TableForm of(String start) {
    List<String> rows = new ArrayList<>();
    String comment = "";
    char separator = 0;
    for (String line : start.lines().limit(10_000).toList()) {
      Matcher sep = SEP.matcher(line.strip());
      if (rows.isEmpty() && separator == 0 && (sep.matches() || line.equals("sep=\t"))) {
        separator = line.equals("sep=\t") ? '\t' : sep.group(1).charAt(0);
      } else if (rows.isEmpty() && line.startsWith("#")) {
        comment = line.substring(1);
      } else if (!line.isBlank() && rows.size() < LINES) {
        rows.add(line);
      }
    }
    if (rows.size() > 2 && !start.endsWith("\n")) {
      rows.remove(rows.size() - 1);
    }
    boolean sep = separator != 0;
    char found = sep ? separator : separator(rows);
    String between = found == BLANK ? "[ \t]+" : Pattern.quote(String.valueOf(found));
    return new TableForm(
        found,
        sep,
        comment.isBlank()
            ? List.of()
            : List.of(comment.strip().split(between)).stream().map(String::strip).toList());
  }

  /** The one that all lines have as often, or else the one that the first line has most of. */
  private static char separator(List<String> rows) {
    for (char candidate : SEPARATORS) {
      long different = rows.stream().mapToInt(row -> count(row, candidate)).distinct().count();
      if (different == 1 && count(rows.get(0), candidate) > 0) {
        return candidate;
      }
    }
    char most = ',';
    for (char candidate : SEPARATORS) {
      if (!rows.isEmpty() && count(rows.get(0), candidate) > count(rows.get(0), most)) {
        most = candidate;
      }
    }
    boolean blanks =
        rows.size() > 1
            && count(rows.get(0), most) == 0
            && rows.stream().allMatch(row -> row.indexOf('"') < 0)
            && rows.stream().mapToInt(row -> row.strip().split("[ \t]+").length).distinct().count()
                == 1
            && rows.get(0).strip().indexOf(BLANK) > 0;
    return blanks ? BLANK : most;
  }

  /** How often a character stands outside quotes. */
  private static int count(String row, char candidate) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      quoted ^= c == '"';
      count += c == candidate && !quoted ? 1 : 0;
    }
    return count;
  }

  /** Whether any number of blanks stands between two fields. */
  boolean isBlankSeparated() {
    return separator == BLANK;
  }
}
