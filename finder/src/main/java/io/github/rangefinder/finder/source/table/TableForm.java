package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
  private static final int FEWEST_ROWS = 3;

  /** So many lines of a title may stand above a table. */
  static final int MOST_TITLES = 10;

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

  /**
   * The one that all lines have as often, perhaps but for a few lines of a title; or else the one
   * that the first line has most of.
   */
  private static char separator(List<String> rows) {
    int mostTitles = Math.max(0, Math.min(MOST_TITLES, rows.size() - FEWEST_ROWS));
    for (int titles = 0; titles <= mostTitles; titles++) {
      for (char candidate : SEPARATORS) {
        if (haveAsMany(rows.subList(titles, rows.size()), candidate)) {
          return candidate == '\t' && isAmongBlanks(rows) ? BLANK : candidate;
        }
      }
    }
    char most = ',';
    for (char candidate : SEPARATORS) {
      if (!rows.isEmpty() && count(rows.get(0), candidate) > count(rows.get(0), most)) {
        most = candidate;
      }
    }
    boolean perhaps = rows.size() > 1 && (most == '\t' || count(rows.get(0), most) == 0);
    return perhaps && areBlankSeparated(rows) ? BLANK : most;
  }

  /** Whether tabs stand among blanks that separate fields, too, or several of them between two. */
  private static boolean isAmongBlanks(List<String> rows) {
    if (rows.size() < FEWEST_ROWS || !areBlankSeparated(rows)) {
      return false;
    }
    int fields = BlankFields.of(rows.get(0)).size();
    return !haveAsMany(rows, '\t') || fields > 2 * (count(rows.get(0), '\t') + 1);
  }

  /** Whether a character stands in all rows as often, and at least once. */
  private static boolean haveAsMany(List<String> rows, char candidate) {
    int[] counts = rows.stream().mapToInt(row -> count(row, candidate)).distinct().toArray();
    return counts.length == 1 && counts[0] > 0;
  }

  /** As many fields in all rows; the first, a header, may lack a name for those of the rows. */
  private static boolean areBlankSeparated(List<String> rows) {
    int[] fields = rows.stream().mapToInt(row -> BlankFields.of(row).size()).toArray();
    boolean header = fields[0] == fields[1] || fields[0] + 1 == fields[1];
    return header && fields[1] > 1 && IntStream.of(fields).skip(1).distinct().count() == 1;
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
