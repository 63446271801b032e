package io.github.rangefinder.finder.setting;

import java.util.List;

/** What is asked for cannot be done. */
public final class SettingException extends RuntimeException implements Sentence.Holder {
  private static final long serialVersionUID = 1L;

  private final boolean usage;
  private final transient Sentence sentence;

  private SettingException(boolean usage, Sentence sentence) {
    super(sentence.toString());
    this.usage = usage;
    this.sentence = sentence;
  }

  /** The settings ask for something that cannot be; the parts are those of a {@link Sentence}. */
  public static SettingException usage(Object... parts) {
    return new SettingException(true, Sentence.of(parts));
  }

  /** The run cannot go on; the parts are those of a {@link Sentence}. */
  public static SettingException failure(Object... parts) {
    return new SettingException(false, Sentence.of(parts));
  }

  /** Whether the settings are wrong in themselves. */
  public boolean isUsage() {
    return usage;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }

  /** Refuses a number below 1; null is one that nobody gave. */
  public static void requireAtLeastOne(Setting setting, Integer value) {
    if (value != null && value < 1) {
      throw usage(setting, " must be at least 1, got ", value);
    }
  }

  /** Refuses a value that stands in a list twice. */
  public static void requireDistinct(Setting setting, List<?> values) {
    for (Object value : values) {
      if (values.indexOf(value) != values.lastIndexOf(value)) {
        throw usage(setting, " names ", value, " twice");
      }
    }
  }
}
