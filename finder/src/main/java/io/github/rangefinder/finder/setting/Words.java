package io.github.rangefinder.finder.setting;

import java.util.Locale;

/** The words for one of a few: the names of an enum in lower case. */
public final class Words {
  private Words() {}

  /** The word for a value. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
