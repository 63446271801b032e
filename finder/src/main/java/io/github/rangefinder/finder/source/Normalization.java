package io.github.rangefinder.finder.source;

/** What {@code --normalize} may say. */
public enum Normalization {
  /** The numbers as they come. */
  NONE,
  /** Mean 0 and deviation 1 over the training samples. */
  STANDARD
}
