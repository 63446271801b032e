package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands in README and on the pages are ones that the program takes. */
class SiteCommandsTest {
  private static final String JAR = "java -jar finder/target/finder.jar";
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^(?: {4,}|<!-- shown(?: quickly)?: )" + Pattern.quote(JAR) + "((?:.*\\\\\\n)*.*)$");
  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
    try (Stream<Path> files = Files.walk(Path.of("../src/site/markdown"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages.stream();
  }

  static List<String> commands(Path page) throws IOException {
    Matcher matcher = COMMAND.matcher(Files.readString(page));
    List<String> commands = new ArrayList<>();
    while (matcher.find()) {
      commands.add(
          matcher
              .group(1)
              .replace("\\\n", " ")
              .replaceFirst(" -->$", "")
              .split(" \\| | && ", 2)[0]);
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandIsTaken(Path page) throws IOException {
    for (String command : commands(page)) {
      String[] words =
          WORD.matcher(command)
              .results()
              .map(m -> m.group().replaceAll("^['\"]|['\"]$", ""))
              .toArray(String[]::new);
      if (!command.contains("[") && !command.contains("…")) {
        assertDoesNotThrow(
            () -> Rangefinder.commandLine(null).parseArgs(withoutFind(words)), command);
      }
    }
  }

  private static String[] withoutFind(String[] words) {
    return words.length > 0 && words[0].equals("find")
        ? Stream.of(words).skip(1).toArray(String[]::new)
        : words;
  }

  @Test
  void theJarHasOnePath() throws IOException {
    int commands = 0;
    for (Path page : pages().toList()) {
      assertEquals(-1, Files.readString(page).indexOf("java -jar finder.jar"), page.toString());
      commands += commands(page).size();
    }
    assertTrue(commands > 20, commands + " commands");
  }
}
