package io.github.rangefinder.finder.search;

/**
 * What came of an entry.
 *
 * @param value the lower the better; infinite where the training failed
 */
public record Score(Entry entry, double value) {
  /** Takes a value that is no number for a failure. */
  public Score {
    value = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** Whether the training came to nothing. */
  public boolean failed() {
    return value == Double.POSITIVE_INFINITY;
  }
}
