package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.rangetest.Remedy;
import io.github.rangefinder.finder.setting.Setting;
import java.util.Locale;

/** What the library asks for, in options of the command line. */
final class OptionWords {
  private OptionWords() {}

  /** The option that decides a setting. */
  static String of(Setting setting) {
    return "--" + setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What to do about a test that does not tell enough. */
  static String of(Remedy remedy) {
    return switch (remedy) {
      case LOWER_START -> "lower --start-lr";
      case RAISE_END -> "raise --end-lr";
      case RAISE_END_OR_LENGTHEN -> "raise --end-lr or take more iterations";
      case LENGTHEN -> "raise --epochs or --iterations";
      case VERIFY -> "find --verify and search tell more";
      case LENGTHEN_OR_LARGER_BATCHES, VERIFY_LONGER -> remedy.words();
    };
  }
}
