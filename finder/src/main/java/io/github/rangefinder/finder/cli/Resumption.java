package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.train.Checkpoint;
import io.github.rangefinder.finder.run.train.CheckpointFile;
import io.github.rangefinder.finder.run.train.Continuation;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A training that goes on: what its checkpoint says, and what the command line has to say to that.
 *
 * @param command what a command line with the options of both would be
 * @param settings what it asks for
 * @param options the options for the next checkpoint to remember
 */
record Resumption(
    TrainCommand command, TrainSettings settings, List<String> options, Continuation continuation) {
  private static final Set<String> OTHER_TRAINING = Set.of("--epochs", "--schedule", "--lr");
  private static final Set<String> ALLOWED =
      Set.of("--resume", "--save", "--threads", "--quiet", "--patience", "--live", "--open");

  /**
   * Checks which options stand beside {@code --resume}.
   *
   * @throws SettingException that names the first that may not
   */
  static void requireAllowed(CommandSpec spec) {
    for (String option : CheckpointOptions.given(spec)) {
      String name = CheckpointOptions.name(option);
      if (!ALLOWED.contains(name) && !OTHER_TRAINING.contains(name)) {
        throw SettingException.usage("--resume takes its options from the training, not " + name);
      }
    }
  }

  /**
   * Reads a folder's checkpoint.
   *
   * @param spec the command that was given
   * @throws IOException with a sentence that names the file and what is wrong with it
   * @throws SettingException if the command line asks for what cannot be had
   */
  static Resumption read(Path folder, CommandSpec spec, String vectorObstacle) throws IOException {
    List<String> given = CheckpointOptions.given(spec);
    Path file = folder.resolve(CheckpointFile.NAME);
    Checkpoint checkpoint = CheckpointFile.readText(folder);
    Optional<String> foreign = CheckpointOptions.foreign(spec, checkpoint.asked().options());
    if (foreign.isPresent()) {
      throw unusable(file, "no training is decided by " + foreign.get());
    }
    List<ScheduleChoice> soFar =
        settings(parse(checkpoint.asked().options(), vectorObstacle, file), file)
            .rates()
            .schedules();
    boolean otherSchedule = has(given, "--schedule") || has(given, "--lr");
    if (soFar.size() > 1 && given.stream().anyMatch(Resumption::isOtherTraining)) {
      throw SettingException.usage(
          "the training in %s compares %d schedules; only one with a single schedule goes on"
              .formatted(folder, soFar.size()));
    }
    List<String> options = replaced(checkpoint.asked().options(), CheckpointOptions.of(spec));
    List<String> all = new ArrayList<>(options);
    all.add("--out=" + folder);
    all.addAll(where(checkpoint, given));
    TrainCommand command = parse(all, vectorObstacle, file);
    return new Resumption(
        command,
        command.settings(),
        options,
        new Continuation(
            checkpoint,
            otherSchedule ? Optional.of(soFar.get(0).text()) : Optional.empty(),
            has(given, "--lr")));
  }

  /** The options that say nothing about the training. */
  private static List<String> where(Checkpoint checkpoint, List<String> given) throws IOException {
    List<String> where = new ArrayList<>();
    if (has(given, "--quiet")) {
      where.add("--quiet");
    }
    List<String> saves =
        given.stream().filter(option -> CheckpointOptions.name(option).equals("--save")).toList();
    where.addAll(saves);
    if (saves.isEmpty() && !checkpoint.asked().save().isEmpty()) {
      SaveFile.requireHarmless(Path.of(checkpoint.asked().save()));
      where.add("--save=" + checkpoint.asked().save());
    }
    return where;
  }

  private static boolean has(List<String> options, String name) {
    return options.stream().anyMatch(option -> CheckpointOptions.name(option).equals(name));
  }

  private static boolean isOtherTraining(String option) {
    return OTHER_TRAINING.contains(CheckpointOptions.name(option));
  }

  private static List<String> replaced(List<String> options, List<String> by) {
    List<String> all = new ArrayList<>(options);
    all.removeIf(option -> has(by, CheckpointOptions.name(option)));
    all.addAll(by);
    return all;
  }

  private static TrainCommand parse(List<String> options, String vectorObstacle, Path file)
      throws IOException {
    TrainCommand command = new TrainCommand(vectorObstacle);
    try {
      Rangefinder.converting(new CommandLine(command)).parseArgs(options.toArray(String[]::new));
      return command;
    } catch (CommandLine.ParameterException e) {
      throw unusable(file, e.getMessage());
    }
  }

  private static TrainSettings settings(TrainCommand command, Path file) throws IOException {
    try {
      return command.settings();
    } catch (SettingException e) {
      throw unusable(file, e.getMessage());
    }
  }

  private static IOException unusable(Path file, String why) {
    return new IOException("cannot go on from " + file + ": " + why);
  }
}
