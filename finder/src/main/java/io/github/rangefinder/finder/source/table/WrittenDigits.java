package io.github.rangefinder.finder.source.table;

/** Digits of other scripts, Arabic, Indian or as wide as Chinese characters, and their marks. */
final class WrittenDigits {
  private static final String MARKS = "\u066b\u066c\uff0e\uff0c\uff0d\uff0b\uff05\u066a";
  private static final String LATIN = ".,.,-+%%";

  private WrittenDigits() {}

  /** The text with the digits 0 to 9; itself if it has no others. */
  static String latin(String text) {
    if (text.chars().noneMatch(c -> c > '~' && Character.isDigit(c))) {
      return text;
    }
    StringBuilder latin = new StringBuilder();
    for (char c : text.toCharArray()) {
      int mark = MARKS.indexOf(c);
      latin.append(
          Character.isDigit(c)
              ? (char) ('0' + Character.digit(c, 10))
              : mark < 0 ? c : LATIN.charAt(mark));
    }
    return latin.toString();
  }
}
