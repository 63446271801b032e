package io.github.rangefinder.finder.source;

/** What is done to numbers before they are learned from. */
public enum Normalization {
  /** The numbers as they come. */
  NONE,
  /** Mean 0 and deviation 1 over the training samples. */
  STANDARD
}
