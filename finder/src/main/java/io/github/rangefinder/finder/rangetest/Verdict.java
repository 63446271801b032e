package io.github.rangefinder.finder.rangetest;

import java.util.Locale;

/** How far a suggestion can be trusted. */
public enum Verdict {
  /** Measured: at most one in ten answers so called has a loss over 1.25 times the best one's. */
  RELIABLE,
  /** There is a number, and a reason to doubt it. */
  UNCERTAIN,
  /** The curve says nothing. */
  NONE;

  /** The verdict as it stands in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The verdict with a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Verdict ofLabel(String label) {
    for (Verdict verdict : values()) {
      if (verdict.label().equals(label)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("expected reliable, uncertain or none, got " + label);
  }
}
