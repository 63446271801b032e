package io.github.rangefinder.finder.source.table;

import java.util.List;
import java.util.Locale;

/**
 * Names of months, whole or shortened to three letters or more, in the languages of western tables.
 */
final class MonthName {
  private static final int SHORTEST = 3;

  /**
   * English, German, French, Spanish, Italian, Portuguese; what German spreadsheets write; what
   * Dutch, Swedish and Polish have of their own.
   */
  private static final List<List<String>> NAMES =
      List.of(
          List.of(
              "january", "januar", "janvier", "enero", "gennaio", "janeiro", "jänner", "stycznia"),
          List.of(
              "february",
              "februar",
              "février",
              "fevrier",
              "febrero",
              "febbraio",
              "fevereiro",
              "lutego"),
          List.of(
              "march", "märz", "maerz", "mrz", "mrt", "maart", "mars", "marzo", "março", "marca"),
          List.of("april", "avril", "abril", "aprile", "kwietnia"),
          List.of("may", "mai", "mayo", "maggio", "maio", "mei", "maja"),
          List.of("june", "juni", "juin", "junio", "giugno", "junho", "czerwca"),
          List.of("july", "juli", "juillet", "julio", "luglio", "julho", "lipca"),
          List.of("august", "août", "aout", "agosto", "sierpnia"),
          List.of(
              "september",
              "septembre",
              "septiembre",
              "setiembre",
              "settembre",
              "setembro",
              "września"),
          List.of("october", "oktober", "octobre", "octubre", "ottobre", "outubro", "października"),
          List.of("november", "novembre", "noviembre", "novembro", "listopada"),
          List.of(
              "december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "grudnia"));

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
