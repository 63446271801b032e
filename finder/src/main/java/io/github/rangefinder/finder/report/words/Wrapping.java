package io.github.rangefinder.finder.report.words;

/** Breaks text into lines for a console. */
final class Wrapping {
  private static final int WIDTH = 80;

  private Wrapping() {}

  /**
   * The text's words in lines of at most 80 characters, where words allow, each indented. Where
   * there is a no-break space no line ends; it becomes an ordinary one.
   */
  static String wrap(String text, String indent) {
    StringBuilder wrapped = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      boolean first = line.length() == indent.length();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        wrapped.append(line).append('\n');
        line.setLength(indent.length());
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    return wrapped.append(line).append('\n').toString().replace('\u00A0', ' ');
  }
}
