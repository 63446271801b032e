package io.github.rangefinder.finder.rangetest;

/** What would make a test, or what follows it, tell more. */
public enum Remedy {
  /** Begin at a smaller learning rate. */
  LOWER_START("lower the start learning rate"),

  /** End at a larger learning rate. */
  RAISE_END("raise the end learning rate"),

  /** End at a larger learning rate, or measure more losses on the way. */
  RAISE_END_OR_LENGTHEN("raise the end learning rate or take more iterations"),

  /** Measure more losses. */
  LENGTHEN("take more epochs or iterations"),

  /** Measure more losses, or less noisy ones. */
  LENGTHEN_OR_LARGER_BATCHES("take more iterations or larger batches"),

  /** Take trainings around the suggestion. */
  VERIFY("verify by trainings around it"),

  /** Take longer trainings around the suggestion. */
  VERIFY_LONGER("verify for longer");

  private final String words;

  Remedy(String words) {
    this.words = words;
  }

  /** What to do, for whoever calls the library. */
  public String words() {
    return words;
  }
}
