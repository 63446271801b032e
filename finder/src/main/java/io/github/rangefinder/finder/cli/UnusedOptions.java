package io.github.rangefinder.finder.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Fits the options of {@link RunOptions} to commands that train nothing: hides those that change
 * nothing there, which are read all the same, so that one line of options serves all commands.
 */
final class UnusedOptions {
  private static final Set<String> OF_A_TRAINING =
      Set.of("--stratify", "--class-weight", "--except-last", "--freeze", "--no-shuffle");

  private static final Map<String, Set<String>> HIDDEN =
      Map.of(
          "evaluate",
          OF_A_TRAINING,
          "predict",
          OF_A_TRAINING,
          "summary",
          Set.of(
              "--stratify",
              "--class-weight",
              "--no-shuffle",
              "--seed",
              "--threads",
              "--kernels",
              "--vector-bits",
              "--out",
              "--quiet"));

  private static final String SAMPLES = "--samples";

  private UnusedOptions() {}

  /** Hides them in those of the subcommands that train nothing. */
  static void hide(CommandLine commandLine) {
    commandLine.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> HIDDEN.containsKey(command.name()))
        .forEach(UnusedOptions::fit);
  }

  private static void fit(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(fitted(option, HIDDEN.get(command.name())));
    }
  }

  private static OptionSpec fitted(OptionSpec option, Set<String> hidden) {
    String name = option.longestName();
    OptionSpec.Builder builder = OptionSpec.builder(option);
    if (name.equals(SAMPLES)) {
      builder.description("use only the first N samples (default: all)");
    }
    return builder.hidden(hidden.contains(name)).build();
  }
}
