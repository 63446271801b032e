package io.github.rangefinder.finder.report.words;

import java.util.Locale;

/** The first letter of words that become a sentence, or of a sentence that becomes a clause. */
public final class Capitals {
  private Capitals() {}

  /** The words with a capital first. */
  public static String with(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The sentence without its capital. */
  static String without(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
