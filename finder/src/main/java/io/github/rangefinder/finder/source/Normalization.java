package io.github.rangefinder.finder.source;

/** What is done to numbers before they are learned from. */
public enum Normalization {
  /** The numbers as they come, pixels from 0 to 255. */
  NONE,
  /** Pixels from 0 to 1, other numbers as they come. */
  UNIT,
  /** Mean 0 and deviation 1 over the training samples. */
  STANDARD,
  /** As they come, because the model itself brings them to its scale. */
  BY_MODEL
}
