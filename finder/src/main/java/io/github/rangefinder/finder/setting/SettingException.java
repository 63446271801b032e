package io.github.rangefinder.finder.setting;

/** What is asked for cannot be done; the message is a sentence for whoever asked. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean usage;

  private SettingException(boolean usage, String sentence) {
    super(sentence);
    this.usage = usage;
  }

  /** The command line asks for something that cannot be. */
  public static SettingException usage(String sentence) {
    return new SettingException(true, sentence);
  }

  /** The run cannot go on. */
  public static SettingException failure(String sentence) {
    return new SettingException(false, sentence);
  }

  /** Whether the settings are wrong in themselves. */
  public boolean isUsage() {
    return usage;
  }

  /** Refuses a number below 1; null is one that nobody gave. */
  public static void requireAtLeastOne(String option, Integer value) {
    if (value != null && value < 1) {
      throw usage(option + " must be at least 1, got " + value);
    }
  }
}
