package io.github.rangefinder.finder.run;

/**
 * What was trained on what.
 *
 * @param model as it was named; null where that is not known
 * @param data as it was named; null likewise
 */
public record Subject(String model, String data) {
  /** What settings in force say, by their names in files. */
  public static Subject of(SettingValues values) {
    return new Subject(values.text("model"), values.text("data"));
  }
}
