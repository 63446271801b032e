package io.github.rangefinder.finder.source;

/** What a sample of a class counts in the loss. */
public enum ClassWeight {
  /** As much as any other. */
  NONE,
  /** The more, the rarer its class is, so that all classes count alike. */
  BALANCED
}
