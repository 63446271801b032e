package io.github.rangefinder.finder.rangetest;

/** Why a range test ended. */
public enum StopReason {
  /** The end of the ramp was reached. */
  COMPLETED("completed"),
  /** The smoothed loss went over the stop factor times its best. */
  DIVERGED("diverged"),
  /** A loss was infinite or not a number. */
  NOT_FINITE("not-finite"),
  /** Somebody asked to stop. */
  INTERRUPTED("interrupted");

  private final String label;

  StopReason(String label) {
    this.label = label;
  }

  /** Whether the loss grew too large to go on. */
  public boolean blewUp() {
    return this == DIVERGED || this == NOT_FINITE;
  }

  /** The reason as it stands in files. */
  public String label() {
    return label;
  }

  /**
   * The reason with a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StopReason ofLabel(String label) {
    for (StopReason reason : values()) {
      if (reason.label.equals(label)) {
        return reason;
      }
    }
    throw new IllegalArgumentException(
        "expected completed, diverged, not-finite or interrupted, got " + label);
  }
}
