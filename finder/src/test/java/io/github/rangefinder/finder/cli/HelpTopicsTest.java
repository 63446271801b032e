package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Help of each command, whole and by topic. */
class HelpTopicsTest {
  /** Two screens of 24 lines. */
  private static final int TWO_SCREENS = 48;

  private final CommandLine commandLine = Rangefinder.commandLine(null);

  private Stream<CommandLine> commands() {
    return Stream.concat(Stream.of(commandLine), commandLine.getSubcommands().values().stream());
  }

  @Test
  void helpFitsTwoScreensOfEightyColumns() {
    commands()
        .forEach(
            command -> {
              List<String> lines = command.getUsageMessage().lines().toList();
              assertTrue(
                  lines.size() <= TWO_SCREENS,
                  () -> command.getCommandName() + " has " + lines.size() + " lines of help");
              assertEquals(List.of(), lines.stream().filter(line -> line.length() > 80).toList());
            });
  }

  @Test
  void everyOptionIsNamedInTheHelpOfItsCommand() {
    commands()
        .forEach(
            command -> {
              String help = command.getUsageMessage();
              TreeSet<String> missing = new TreeSet<>();
              for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.hidden() && !help.contains(option.longestName())) {
                  missing.add(option.longestName());
                }
              }
              assertEquals(new TreeSet<>(), missing, command.getCommandName());
            });
  }

  @Test
  void whatChangesNothingIsNotInTheHelp() {
    String help = commandLine.getSubcommands().get("evaluate").getUsageMessage();
    assertTrue(help.contains("--seed") && help.contains("--samples=N"), help);
    assertFalse(help.contains("--freeze") || help.contains("--no-shuffle"), help);
    String all = HelpTopics.asked(commandLine, "predict", "--help", "all").orElseThrow();
    assertTrue(all.contains("use only the first N samples"), all);
    assertFalse(all.contains("--freeze") || all.contains("--class-weight"), all);
  }

  @Test
  void aTopicShowsItsOptionsInFull() {
    String help = HelpTopics.asked(commandLine, "--help", "data").orElseThrow();
    assertTrue(help.contains("--normalize=HOW"), help);
    String train = HelpTopics.asked(commandLine, "train", "--help", "schedule").orElseThrow();
    assertTrue(train.contains("one-cycle("), train);
    String all = HelpTopics.asked(commandLine, "search", "--help", "all").orElseThrow();
    assertTrue(all.contains("(default: 250, or a tenth of"), all);
    assertTrue(all.contains("--normalize=HOW"), all);
    assertTrue(HelpTopics.asked(commandLine, "--help").isEmpty());
    assertTrue(HelpTopics.asked(commandLine, "--data", "data").isEmpty());
    assertTrue(Arrays.stream(help.split("\\R")).allMatch(line -> line.length() <= 80), help);
  }

  @Test
  void aTopicThatIsNoneIsToldAndACommandShowsItsOwn() {
    String message =
        assertThrows(
                ParameterException.class,
                () -> HelpTopics.asked(commandLine, "train", "--help", "modle"))
            .getMessage();
    assertEquals(
        "there is no topic 'modle' of help, only data, model, optimizer, schedule, test, run and all",
        message);
    String train = HelpTopics.asked(commandLine, "--help", "train").orElseThrow();
    assertTrue(train.startsWith("Usage: java -jar finder.jar train [OPTIONS]"), train);
  }
}
