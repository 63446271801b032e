package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.run.study.StudyTask;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A task of the study: a training as the options of {@code train} describe it, without {@code --lr}
 * and {@code --seed}, which the study chooses.
 *
 * @param part which part of the tasks it belongs to, a word such as {@code tuning}
 * @param name the options in one line, values with spaces in quotation marks of either kind
 */
record StudyLine(String part, String name) implements StudyTask {
  /** Ten thousand tasks. */
  private static final int MOST_BYTES = 1 << 20;

  /** What stands between spaces; those within quotation marks do not count. */
  private static final Pattern WORD = Pattern.compile("([^\\s\"']|\"[^\"]*\"|'[^']*')+");

  private static final String BUILT_IN = "/io/github/rangefinder/finder/study/tasks.txt";

  /**
   * The tasks that come with the program.
   *
   * @throws IOException never, unless the program is damaged
   */
  static List<StudyLine> builtIn() throws IOException {
    try (InputStream in = StudyLine.class.getResourceAsStream(BUILT_IN)) {
      return parse("the built-in tasks", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The tasks in a file: a line each, the part, a colon and the options; empty lines and those that
   * begin with # are passed over.
   *
   * @throws IOException with a sentence that names the file, the line and what was expected
   */
  static List<StudyLine> read(Path file) throws IOException {
    return parse(file.toString(), TextFile.read(file, MOST_BYTES));
  }

  private static List<StudyLine> parse(String name, String text) throws IOException {
    Set<StudyLine> tasks = new LinkedHashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      try {
        if (colon < 1) {
          throw SettingException.usage("expected a part, a colon and options of train");
        }
        StudyLine task =
            new StudyLine(
                line.substring(0, colon).strip(),
                line.substring(colon + 1).strip().replaceAll("\\s+", " "));
        task.settings(0);
        if (!tasks.add(task)) {
          throw SettingException.usage("this task stands there twice");
        }
      } catch (SettingException | CommandLine.ParameterException e) {
        throw new IOException("%s, line %d: %s".formatted(name, number, inWords(e)), e);
      }
    }
    if (tasks.isEmpty()) {
      throw new IOException(name + " has no task in it");
    }
    return List.copyOf(tasks);
  }

  private static String inWords(RuntimeException e) {
    return e instanceof SettingException wish
        ? wish.sentence().words(OptionWords::of)
        : e.getMessage();
  }

  /** What train would be told, with a seed. */
  @Override
  public TrainSettings settings(long seed) {
    List<String> words = new ArrayList<>();
    WORD.matcher(name).results().forEach(word -> words.add(word.group().replaceAll("[\"']", "")));
    words.add("--seed=" + seed);
    TrainCommand command = new TrainCommand(null);
    Rangefinder.converting(new CommandLine(command)).parseArgs(words.toArray(String[]::new));
    return command.settings();
  }
}
