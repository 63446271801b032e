package io.github.rangefinder.finder.rangetest;

import java.util.Locale;

/** What would make a suggestion surer; whoever asked knows how that is asked for. */
public enum Remedy {
  /** A test that begins at a smaller learning rate. */
  SMALLER_START,
  /** A test that ends at a larger learning rate. */
  LARGER_END,
  /** A test with more iterations. */
  MORE_ITERATIONS;

  /** The remedy as it stands in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The remedy with a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Remedy ofLabel(String label) {
    for (Remedy remedy : values()) {
      if (remedy.label().equals(label)) {
        return remedy;
      }
    }
    throw new IllegalArgumentException(
        "expected smaller-start, larger-end or more-iterations, got " + label);
  }
}
