package io.github.rangefinder.finder.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * Help that fits two screens of 24 lines: {@code --help} shows what a command's own options are for
 * and names the others by topic, {@code --help TOPIC} shows a topic's in full, {@code --help all}
 * every one.
 */
final class HelpTopics {
  private static final int WIDTH = 80;

  /** An option list of this length fits two screens together with the rest. */
  private static final int MOST_LINES = 22;

  /** The topic of all options. */
  private static final String ALL = "all";

  /** Where what an option is for ends, and how it does so begins. */
  private static final Pattern END_OF_PURPOSE = Pattern.compile("[:;] | \\(");

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
            "--strict",
            "--live",
            "--open"));
  }

  private HelpTopics() {}

  /** Whether an option says what is trained, on what and how. */
  static boolean saysWhatIsTrained(String option) {
    return Stream.of("data", "model", "optimizer").anyMatch(t -> TOPICS.get(t).contains(option))
        || Set.of("--samples", "--batch-size", "--no-shuffle").contains(option);
  }

  /** Makes a command's help, and that of its subcommands, name topics where options are many. */
  static void shorten(CommandLine commandLine) {
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpTopics::options);
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpTopics::commands);
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST, HelpTopics::exitCodes);
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
        topics.append(named(topic.getKey(), of.stream().map(OptionSpec::longestName).toList()));
      }
    }
    return list(help, own.stream().map(HelpTopics::inBrief).toList())
        + String.format("%nMore options, shown by --help and the topic's name:%n")
        + topics
        + named(ALL, List.of("every option in full, those above as well"));
  }

  /** The option with what it is for alone. */
  private static OptionSpec inBrief(OptionSpec option) {
    String all = String.join(" ", option.description());
    String purpose = END_OF_PURPOSE.split(all, 2)[0];
    return purpose.equals(all) ? option : OptionSpec.builder(option).description(purpose).build();
  }

  /** {@code 0 done; 1 the run failed; …}, in lines of at most 80 characters. */
  private static String exitCodes(Help help) {
    List<String> codes = new ArrayList<>();
    help.commandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> codes.add(code + " " + meaning));
    return codes.isEmpty() ? "" : lines("  ", List.of(String.join(";\n", codes).split("\n")));
  }

  private static long lines(Help help, List<OptionSpec> options) {
    return list(help, options).lines().count();
  }

  private static List<OptionSpec> of(CommandSpec spec, List<String> names) {
    return spec.options().stream()
        .filter(option -> !option.hidden() && names.contains(option.longestName()))
        .toList();
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }

  /** {@code data --task --label-column …}, in lines of at most 80 characters. */
  private static String named(String topic, List<String> words) {
    return lines(String.format("  %-10s", topic), words);
  }

  /** Words in lines; those after the first begin where the first word stands. */
  private static String lines(String begin, List<String> words) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(begin);
    for (String word : words) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder(" ".repeat(begin.length()));
      }
      line.append(word).append(' ');
    }
    return text.append(line.toString().stripTrailing()).append(System.lineSeparator()).toString();
  }

  /**
   * The help that a command line asks for with {@code --help TOPIC}; empty if it does not.
   *
   * @param args the words of the command line
   * @throws ParameterException if there is no such topic
   */
  static Optional<String> asked(CommandLine commandLine, String... args) {
    for (int i = 0; i + 1 < args.length; i++) {
      boolean help = args[i].equals("--help") || args[i].equals("-h");
      String topic = args[i + 1];
      if (help && commandLine.getSubcommands().containsKey(topic)) {
        return Optional.of(commandLine.getSubcommands().get(topic).getUsageMessage());
      }
      if (help && !topic.startsWith("-")) {
        CommandLine command = commandLine.getSubcommands().getOrDefault(args[0], commandLine);
        requireTopic(command, topic);
        return Optional.of(text(command, topic));
      }
    }
    return Optional.empty();
  }

  private static void requireTopic(CommandLine command, String topic) {
    if (!TOPICS.containsKey(topic) && !topic.equals(ALL)) {
      throw new ParameterException(
          command,
          "there is no topic '%s' of help, only %s and %s"
              .formatted(topic, String.join(", ", TOPICS.keySet()), ALL));
    }
  }

  private static String text(CommandLine command, String topic) {
    if (topic.equals(ALL)) {
      return list(command.getHelp(), command.getCommandSpec().options());
    }
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
