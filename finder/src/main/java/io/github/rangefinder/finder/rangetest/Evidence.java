package io.github.rangefinder.finder.rangetest;

import java.util.Locale;

/** What a suggestion rests on. */
public enum Evidence {
  /** The curve of one range test. */
  CURVE,
  /** The curves of several range tests. */
  REPEATS,
  /** Trainings around what the curve said. */
  VERIFICATION,
  /** A race of trainings at many learning rates. */
  RACE;

  /** The evidence as it stands in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The evidence with a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Evidence ofLabel(String label) {
    for (Evidence evidence : values()) {
      if (evidence.label().equals(label)) {
        return evidence;
      }
    }
    throw new IllegalArgumentException(
        "expected curve, repeats, verification or race, got " + label);
  }
}
