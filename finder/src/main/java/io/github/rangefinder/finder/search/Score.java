package io.github.rangefinder.finder.search;

/**
 * What came of an entry.
 *
 * @param value the lower the better; infinite where the training failed
 * @param standardError how far another draw of as many validation samples would move it; NaN where
 *     that is not known
 */
public record Score(Entry entry, double value, double standardError) {
  /** Takes a value that is no number for a failure. */
  public Score {
    value = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** A value of which nobody knows how far chance moves it. */
  public Score(Entry entry, double value) {
    this(entry, value, Double.NaN);
  }

  /** Whether the training came to nothing. */
  public boolean failed() {
    return value == Double.POSITIVE_INFINITY;
  }
}
