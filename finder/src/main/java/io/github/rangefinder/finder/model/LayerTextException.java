package io.github.rangefinder.finder.model;

/** A line of layers has a word that cannot stay; the message is a sentence that names it. */
public final class LayerTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final String CUT = "...";

  private final String line;
  private final int at;
  private final int length;

  LayerTextException(String sentence, String line, int at, int length) {
    super(sentence);
    this.line = line;
    this.at = at;
    this.length = length;
  }

  /**
   * Two lines: the text, or the part of it around the word where it is too long, and below it
   * carets under the word.
   *
   * @param columns the longest line there may be
   */
  public String excerpt(int columns) {
    int from = 0;
    String shown = line;
    if (line.length() > columns) {
      from = Math.max(0, Math.min(at - columns / 2, line.length() - columns));
      int to = from + columns;
      shown = (from > 0 ? CUT + line.substring(from + CUT.length(), to) : line.substring(0, to));
      shown = to < line.length() ? shown.substring(0, columns - CUT.length()) + CUT : shown;
    }
    int carets = Math.max(1, Math.min(length, columns - (at - from)));
    return shown + System.lineSeparator() + " ".repeat(at - from) + "^".repeat(carets);
  }
}
