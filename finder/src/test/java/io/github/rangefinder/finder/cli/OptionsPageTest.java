package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of all options is made of the same descriptions as {@code --help}. */
class OptionsPageTest {
  private static final Path PAGE = Path.of("../src/site/markdown/options.md");

  @Test
  void thePageIsMadeOfTheCommandLine() throws IOException {
    String made = made();
    if (Boolean.getBoolean("site.write")) {
      Files.writeString(PAGE, made);
    }
    assertEquals(
        made,
        Files.readString(PAGE),
        "options.md is old; mvn -pl engine,finder -am test -Dtest=OptionsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsite.write=true makes it anew");
  }

  private static String made() {
    CommandLine find = Rangefinder.commandLine(null);
    StringBuilder page =
        new StringBuilder(
            """
            # All options

            Made of the descriptions that `--help` shows; `java -jar finder/target/finder.jar COMMAND --help` prints those of a
            command. [Your own data](data.md) and [your own model](models.md) say more of `--data` and `--model`.
            """);
    section(page, "find", find);
    for (Map.Entry<String, CommandLine> command : find.getSubcommands().entrySet()) {
      section(page, command.getKey(), command.getValue());
    }
    return page.toString();
  }

  private static void section(StringBuilder page, String name, CommandLine command) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    page.append("\n## ").append(name).append("\n\n");
    page.append(words(List.of(spec.usageMessage().description()))).append("\n\n");
    page.append("| option | meaning |\n|---|---|\n");
    List<ArgSpec> all = new ArrayList<>(spec.positionalParameters());
    all.addAll(spec.options());
    for (ArgSpec argument : all) {
      if (!argument.hidden()) {
        page.append("| `").append(label(argument)).append("` | ");
        page.append(words(List.of(argument.renderedDescription()))).append(" |\n");
      }
    }
  }

  private static String label(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return argument.paramLabel();
    }
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    String value = "=" + option.paramLabel();
    return names + (option.arity().min() == 0 ? "[" + value + "]" : value);
  }

  private static String words(List<String> lines) {
    return String.join(" ", lines)
        .replaceAll("%n|\\s+", " ")
        .replace("%%", "%")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .strip();
  }
}
