package io.github.rangefinder.finder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that a checkpoint remembers: those that decide the training. Where files go, and what
 * else a command line can ask for, is not among them; a checkpoint that has such an option was not
 * written by this program.
 */
final class CheckpointOptions {
  private static final Set<String> NOT_OF_THE_TRAINING =
      Set.of("--out", "--save", "--resume", "--quiet", "--live", "--open", "--help", "--version");

  private CheckpointOptions() {}

  /** Those of a command line, as {@code --name=value} or {@code --name}. */
  static List<String> of(CommandSpec train) {
    return given(train).stream()
        .filter(option -> !NOT_OF_THE_TRAINING.contains(name(option)))
        .toList();
  }

  /** All options as they were given, one word each. */
  static List<String> given(CommandSpec train) {
    List<String> given = new ArrayList<>();
    for (OptionSpec option : train.commandLine().getParseResult().matchedOptions()) {
      if (option.arity().max() == 0) {
        given.add(option.longestName());
      } else {
        option.originalStringValues().forEach(v -> given.add(option.longestName() + "=" + v));
      }
    }
    return given;
  }

  /** The part of an option before its value. */
  static String name(String option) {
    return option.split("=", 2)[0];
  }

  /** The first option that no training has, or that lacks or has a value against its nature. */
  static Optional<String> foreign(CommandSpec train, List<String> options) {
    return options.stream().filter(option -> !isOfTraining(train, option)).findFirst();
  }

  private static boolean isOfTraining(CommandSpec train, String option) {
    OptionSpec known = train.findOption(name(option));
    return known != null
        && known.longestName().equals(name(option))
        && !NOT_OF_THE_TRAINING.contains(known.longestName())
        && (known.arity().max() > 0) == option.contains("=");
  }
}
