package io.github.rangefinder.finder.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help that fits two screens: {@code --help} shows a command's own options and names the others by
 * topic, {@code --help TOPIC} shows a topic's.
 */
final class HelpTopics {
  private static final int WIDTH = 80;

  /** What each topic is about, and its options beside those that only other commands have. */
  private static final Map<String, List<String>> TOPICS = new LinkedHashMap<>();

  static {
    TOPICS.put(
        "data",
        List.of(
            "--data",
            "--task",
            "--label-column",
            "--image-size",
            "--normalize",
            "--drop",
            "--missing",
            "--encoding",
            "--stratify",
            "--class-weight",
            "--validation-split"));
    TOPICS.put("model", List.of("--model", "--weights", "--except-last", "--freeze"));
    TOPICS.put("optimizer", List.of("--optimizer"));
    TOPICS.put("schedule", List.of("--schedule"));
    TOPICS.put(
        "test",
        List.of(
            "--preset",
            "--start-lr",
            "--end-lr",
            "--ramp",
            "--iterations",
            "--batches-per-lr",
            "--independent",
            "--loss",
            "--accuracy",
            "--stop-factor",
            "--moving-average"));
    TOPICS.put(
        "run",
        List.of(
            "--no-shuffle",
            "--seed",
            "--threads",
            "--kernels",
            "--vector-bits",
            "--on",
            "--ship-data",
            "--quiet",
            "--strict"));
  }

  private HelpTopics() {}

  /** Makes a command's help, and that of its subcommands, name topics where options are many. */
  static void shorten(CommandLine commandLine) {
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpTopics::options);
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpTopics::commands);
    commandLine.getSubcommands().values().forEach(HelpTopics::shorten);
  }

  /** Each command with the first of what its own help says of it. */
  private static String commands(Help help) {
    StringBuilder text = new StringBuilder();
    help.subcommands()
        .forEach(
            (name, command) -> {
              String all = String.join("", command.commandSpec().usageMessage().description());
              text.append(String.format("  %-9s %s%n", name, all.split("[.:;,] ", 2)[0]));
            });
    return text.toString();
  }

  private static String options(Help help) {
    List<OptionSpec> own = new ArrayList<>(help.commandSpec().options());
    if (lines(help, own) <= MOST_LINES) {
      return list(help, own);
    }
    StringBuilder topics = new StringBuilder();
    for (Map.Entry<String, List<String>> topic : TOPICS.entrySet()) {
      List<OptionSpec> of = of(help.commandSpec(), topic.getValue());
      if (!of.isEmpty()) {
        own.removeAll(of);
        topics.append(named(topic.getKey(), of));
      }
    }
    return list(help, own)
        + String.format("%nMore options, shown by --help and the topic's name:%n")
        + topics;
  }

  /** An option list of this length fits two screens together with the rest. */
  private static final int MOST_LINES = 30;

  private static long lines(Help help, List<OptionSpec> options) {
    return list(help, options).lines().count();
  }

  private static List<OptionSpec> of(CommandSpec spec, List<String> names) {
    return spec.options().stream().filter(option -> names.contains(option.longestName())).toList();
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }

  /** {@code data --task, --label-column, …}, in lines of at most 80 characters. */
  private static String named(String topic, List<OptionSpec> options) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(String.format("  %-10s", topic));
    int begin = line.length();
    for (OptionSpec option : options) {
      String word = option.longestName() + " ";
      if (line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder(" ".repeat(begin));
      }
      line.append(word);
    }
    return text.append(line.toString().stripTrailing()).append(System.lineSeparator()).toString();
  }

  /**
   * The help that a command line asks for with {@code --help TOPIC}; empty if it does not.
   *
   * @param args the words of the command line
   */
  static Optional<String> asked(CommandLine commandLine, String... args) {
    for (int i = 0; i + 1 < args.length; i++) {
      boolean help = args[i].equals("--help") || args[i].equals("-h");
      if (help && TOPICS.containsKey(args[i + 1])) {
        CommandLine command = commandLine.getSubcommands().getOrDefault(args[0], commandLine);
        return Optional.of(text(command, args[i + 1]));
      }
    }
    return Optional.empty();
  }

  private static String text(CommandLine command, String topic) {
    List<OptionSpec> options = of(command.getCommandSpec(), TOPICS.get(topic));
    return options.isEmpty()
        ? "this command has no options about " + topic + System.lineSeparator()
        : "Options about "
            + topic
            + ":"
            + System.lineSeparator()
            + list(command.getHelp(), options);
  }
}
