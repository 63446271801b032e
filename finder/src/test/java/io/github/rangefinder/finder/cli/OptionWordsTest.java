package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.Remedy;
import io.github.rangefinder.finder.setting.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class OptionWordsTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  private static Set<String> options() {
    CommandLine find = Rangefinder.commandLine(null);
    Set<String> names = new HashSet<>(find.getCommandSpec().optionsMap().keySet());
    find.getSubcommands()
        .values()
        .forEach(command -> names.addAll(command.getCommandSpec().optionsMap().keySet()));
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void everySettingHasAnOption(Setting setting) {
    assertTrue(options().contains(OptionWords.of(setting)), OptionWords.of(setting));
  }

  @ParameterizedTest
  @EnumSource
  void whatARemedyNamesIsAnOption(Remedy remedy) {
    List<String> named =
        OPTION.matcher(OptionWords.of(remedy)).results().map(MatchResult::group).toList();
    assertTrue(options().containsAll(named), named.toString());
  }

  @Test
  void aSettingIsNamedAsInTheFiles() {
    assertEquals("batchSize", Setting.BATCH_SIZE.toString());
    assertEquals("--batch-size", OptionWords.of(Setting.BATCH_SIZE));
  }
}
