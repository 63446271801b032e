package io.github.rangefinder.finder.report.words;

/** Names in the columns of a table of 80 characters. */
final class Columns {
  private static final String GAP = "..";

  private Columns() {}

  /**
   * A name that somebody gave, as it may stand on a terminal: if it is too long, the beginning and
   * the end of it, which tell most names apart.
   */
  static String fitting(String name, int width) {
    String line = Printable.line(name);
    if (line.length() <= width) {
      return line;
    }
    int end = (width - GAP.length()) / 2;
    return line.substring(0, width - GAP.length() - end)
        + GAP
        + line.substring(line.length() - end);
  }
}
