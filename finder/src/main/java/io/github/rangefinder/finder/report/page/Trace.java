package io.github.rangefinder.finder.report.page;

import java.util.Locale;

/**
 * A column of every series as a line of the plot.
 *
 * @param column the column's name
 * @param style how it is drawn
 */
public record Trace(String column, Style style) {
  /** How a line is drawn. */
  public enum Style {
    /** What is to be looked at. */
    LINE,
    /** What lies behind it. */
    FAINT,
    /** A second kind of the same. */
    DASHED,
    /** The lower edge of a band; the upper one comes next. */
    LOW,
    /** The upper edge of the band. */
    HIGH,
    /** Few points, each of which is to be seen. */
    POINTS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
