package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The optimizer of a command that trains with one alone. */
final class OneOptimizerOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "the optimizer, as find has them (default: ${DEFAULT-VALUE})")
  private String optimizer;

  /**
   * The optimizer.
   *
   * @throws SettingException with a sentence if it is none, or if several are asked for
   */
  OptimizerChoice choice() {
    try {
      List<OptimizerChoice> choices = OptimizerChoice.parseList(optimizer);
      if (choices.size() != 1) {
        throw SettingException.usage(
            "--optimizer of " + command.name() + " is a single one, got " + optimizer);
      }
      return choices.get(0);
    } catch (IllegalArgumentException e) {
      throw SettingException.usage("--optimizer: " + e.getMessage());
    }
  }
}
