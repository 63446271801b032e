package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.preset.Preset;
import io.github.rangefinder.finder.setting.DecimalNumber;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.Sentence;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.ClassWeight;
import io.github.rangefinder.finder.source.ImageSize;
import io.github.rangefinder.finder.source.Normalization;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: what failed becomes one sentence and an exit code. */
public final class Rangefinder {
  /**
   * The commands beside {@code find}, in the order in which help lists them: what makes each, told
   * why this JVM has no vector kernels.
   */
  private static final Map<String, Function<String, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("plot", obstacle -> new PlotCommand());
    COMMANDS.put("train", TrainCommand::new);
    COMMANDS.put("search", SearchCommand::new);
    COMMANDS.put("judge", obstacle -> new JudgeCommand());
    COMMANDS.put("evaluate", EvaluateCommand::new);
    COMMANDS.put("predict", PredictCommand::new);
    COMMANDS.put("study", obstacle -> new StudyCommand());
    COMMANDS.put("summary", obstacle -> new SummaryCommand());
    COMMANDS.put("overview", obstacle -> new OverviewCommand());
  }

  private Rangefinder() {}

  /**
   * Runs a command and returns its exit code.
   *
   * @param args the command line
   * @param vectorObstacle why this JVM has no vector kernels though nobody chose others, as half a
   *     sentence; null if it has them or need not
   */
  public static int run(String[] args, String vectorObstacle) {
    CommandLine commandLine = lineFor(vectorObstacle, args);
    try {
      Optional<String> help = HelpTopics.asked(commandLine, args);
      if (help.isPresent()) {
        commandLine.getOut().print(help.get());
        commandLine.getOut().flush();
        return ExitCode.DONE;
      }
      return commandLine.execute(withoutFind(args));
    } catch (ParameterException e) {
      return explain(e);
    } catch (OutOfMemoryError e) {
      Complaint.print(
          commandLine,
          "the memory does not suffice: Java may take "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB here; try a smaller --batch-size, fewer --iterations, or more memory with java"
              + " -Xmx");
      return ExitCode.FAILED;
    } catch (NoClassDefFoundError e) {
      Complaint.print(
          commandLine,
          "the program's jar was changed or taken away while it ran, and "
              + e.getMessage()
              + " is not found there any more; run it again");
      return ExitCode.FAILED;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof IllegalStateException wrongProperty) {
        Complaint.print(commandLine, wrongProperty.getMessage());
        return ExitCode.FAILED;
      }
      throw e;
    }
  }

  /** {@code find} is what runs anyway; saying so changes nothing. */
  private static String[] withoutFind(String[] args) {
    return args.length > 0 && args[0].equals("find")
        ? Arrays.copyOfRange(args, 1, args.length)
        : args;
  }

  /** The command line with every command. */
  static CommandLine commandLine(String vectorObstacle) {
    return commandLine(vectorObstacle, COMMANDS.keySet());
  }

  /**
   * A command line that understands these words as the one with every command does. What it makes
   * of itself every user waits for, and nine commands have 200 options: so it has only those that
   * the words name, unless they may ask for help or are not understood.
   */
  static CommandLine lineFor(String vectorObstacle, String... args) {
    List<String> words = Arrays.asList(args);
    if (words.stream().anyMatch(Rangefinder::mayAskForHelp)) {
      return commandLine(vectorObstacle);
    }
    CommandLine named =
        commandLine(vectorObstacle, COMMANDS.keySet().stream().filter(words::contains).toList());
    named.setParameterExceptionHandler(
        (e, given) ->
            commandLine(vectorObstacle).setErr(e.getCommandLine().getErr()).execute(given));
    return named;
  }

  private static boolean mayAskForHelp(String word) {
    return word.matches("-[^-].*|--help|--version");
  }

  private static CommandLine commandLine(String vectorObstacle, Collection<String> commands) {
    CommandLine commandLine = new CommandLine(new FindCommand(vectorObstacle));
    commands.forEach(name -> commandLine.addSubcommand(COMMANDS.get(name).apply(vectorObstacle)));
    UnusedOptions.hide(commandLine);
    HelpTopics.shorten(commandLine);
    converting(commandLine);
    commandLine.setParameterExceptionHandler((e, args) -> explain(e));
    commandLine.setExecutionExceptionHandler(Rangefinder::explain);
    return commandLine;
  }

  /** Lets a command read the words that options take; a word with @ before it is but a word. */
  static CommandLine converting(CommandLine commandLine) {
    commandLine.setExpandAtFiles(false);
    commandLine.registerConverter(Ramp.class, WordConverter.of(Ramp.values()));
    commandLine.registerConverter(MeasuredLoss.class, WordConverter.of(MeasuredLoss.values()));
    commandLine.registerConverter(Preset.class, WordConverter.of(Preset.values()));
    commandLine.registerConverter(LearningTask.class, WordConverter.of(LearningTask.values()));
    commandLine.registerConverter(Double.class, Rangefinder::number);
    commandLine.registerConverter(double.class, Rangefinder::number);
    commandLine.registerConverter(Integer.class, text -> whole(text, Integer::valueOf));
    commandLine.registerConverter(int.class, text -> whole(text, Integer::valueOf));
    commandLine.registerConverter(Long.class, text -> whole(text, Long::valueOf));
    commandLine.registerConverter(long.class, text -> whole(text, Long::valueOf));
    commandLine.registerConverter(ClassWeight.class, WordConverter.of(ClassWeight.values()));
    commandLine.registerConverter(
        TableOptions.Missing.class, WordConverter.of(TableOptions.Missing.values()));
    commandLine.registerConverter(Normalization.class, WordConverter.of(Normalization.values()));
    commandLine.registerConverter(ImageSize.class, new ImageSizeText());
    commandLine.registerConverter(Path.class, new PathText());
    commandLine.registerConverter(Charset.class, new EncodingName());
    commandLine.registerConverter(Place.class, WordConverter.of(Place.values()));
    commandLine.registerConverter(KernelChoice.class, WordConverter.of(KernelChoice.values()));
    return commandLine;
  }

  private static Double number(String text) {
    try {
      return DecimalNumber.parse(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static <T> T whole(String text, Function<String, T> number) {
    try {
      return number.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a whole number, got '" + text + "'");
    }
  }

  private static int explain(ParameterException e) {
    Complaint.print(
        e.getCommandLine(),
        e instanceof UnmatchedArgumentException unmatched
            ? unknownWord(unmatched)
            : e.getMessage());
    return ExitCode.USAGE;
  }

  private static String unknownWord(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0).split("=", 2)[0];
    List<String> others = commandsWith(word, e.getCommandLine());
    if (e.isUnknownOption() && !others.isEmpty()) {
      return "%s has no option '%s', but %s"
          .formatted(
              name(e.getCommandLine()),
              word,
              others.size() == 1 ? others.get(0) + " has" : String.join(", ", others) + " have");
    }
    List<String> similar = closest(word, e.getSuggestions());
    return "there is no "
        + (e.isUnknownOption() ? "option" : "command")
        + " '"
        + word
        + "', "
        + (similar.isEmpty() ? "see --help" : "did you mean " + String.join(" or ", similar) + "?");
  }

  /** The commands that have an option. */
  private static List<String> commandsWith(String option, CommandLine one) {
    CommandLine find = one.getParent() == null ? one : one.getParent();
    return Stream.concat(Stream.of(find), find.getSubcommands().values().stream())
        .filter(command -> command.getCommandSpec().optionsMap().containsKey(option))
        .map(Rangefinder::name)
        .toList();
  }

  private static String name(CommandLine command) {
    return command.getParent() == null ? "find" : command.getCommandName();
  }

  /** Of the similar words those that begin most like the one that was meant. */
  private static List<String> closest(String word, List<String> similar) {
    int longest = similar.stream().mapToInt(other -> commonPrefix(word, other)).max().orElse(0);
    return similar.stream().filter(other -> commonPrefix(word, other) == longest).toList();
  }

  private static int commonPrefix(String one, String other) {
    int difference = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return difference < 0 ? one.length() : difference;
  }

  private static int explain(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (e instanceof Sentence.Holder holder) {
      Complaint.print(commandLine, holder.sentence().words(OptionWords::of));
      return e instanceof SettingException wish && wish.isUsage()
          ? ExitCode.USAGE
          : ExitCode.FAILED;
    }
    if (e instanceof IOException || e instanceof IllegalArgumentException) {
      Complaint.print(commandLine, e.getMessage());
      return ExitCode.FAILED;
    }
    throw e; // a mistake of ours, which its stack trace explains best
  }
}
