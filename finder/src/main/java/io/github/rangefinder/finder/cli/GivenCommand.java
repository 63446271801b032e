package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.spark.SparkRuntime;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as somebody could type it once more. */
final class GivenCommand {
  private GivenCommand() {}

  /** The command that was parsed, with the words that a shell would take apart in quotes. */
  static String text(CommandSpec spec) {
    CommandSpec root = spec.root();
    String name = root.userObject() instanceof FindCommand ? "" : " " + root.name();
    List<String> words = root.commandLine().getParseResult().originalArgs();
    return words.stream()
        .map(word -> " " + quoted(word))
        .collect(Collectors.joining("", program() + name, ""));
  }

  private static String program() {
    return SparkRuntime.hasStartedThis()
        ? "spark-submit --class io.github.rangefinder.finder.Main finder.jar"
        : "java -jar finder.jar";
  }

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
