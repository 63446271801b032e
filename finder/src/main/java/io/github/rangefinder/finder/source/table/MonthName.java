package io.github.rangefinder.finder.source.table;

import java.util.List;
import java.util.Locale;

/**
 * Names of months, whole or shortened to three letters or more, in the languages of western tables.
 */
final class MonthName {
  private static final int SHORTEST = 3;

  /** English, German, French, Spanish, Italian, Portuguese; and what German spreadsheets write. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("january", "januar", "janvier", "enero", "gennaio", "janeiro", "jänner"),
          List.of("february", "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro"),
          List.of("march", "märz", "maerz", "mrz", "mars", "marzo", "março"),
          List.of("april", "avril", "abril", "aprile"),
          List.of("may", "mai", "mayo", "maggio", "maio"),
          List.of("june", "juni", "juin", "junio", "giugno", "junho"),
          List.of("july", "juli", "juillet", "julio", "luglio", "julho"),
          List.of("august", "août", "aout", "agosto"),
          List.of("september", "septembre", "septiembre", "setiembre", "settembre", "setembro"),
          List.of("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
          List.of("november", "novembre", "noviembre", "novembro"),
          List.of("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"));

  private MonthName() {}

  /** The number of a month, from 1; 0 if the word is none. */
  static int number(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() < SHORTEST) {
      return 0;
    }
    for (int month = 0; month < NAMES.size(); month++) {
      if (NAMES.get(month).stream().anyMatch(name -> name.startsWith(lower))) {
        return month + 1;
      }
    }
    return 0;
  }
}
