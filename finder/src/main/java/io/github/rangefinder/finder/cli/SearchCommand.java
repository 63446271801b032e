package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.report.file.SearchFiles;
import io.github.rangefinder.finder.report.live.GrowingCurves;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.SearchPage;
import io.github.rangefinder.finder.report.words.SearchAnswer;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.search.PriorTest;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.run.search.SearchRun;
import io.github.rangefinder.finder.run.search.SearchSettings;
import io.github.rangefinder.finder.run.search.TrainingCommand;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code search}: races short trainings for the best learning rate. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {
      "java -jar finder.jar search [OPTIONS]",
      "       java -jar finder.jar search --command COMMAND --metric REGEX [OPTIONS]",
      ""
    },
    description = {
      "Finds the learning rate by trainings within a budget: a range test says where to look, then"
          + " many rates are trained for a little, the better ones for longer. The trainings are"
          + " those of a model here, or of any command. Writes search.csv, search.json and"
          + " search.png; interrupted, the same command goes on with what is missing."
    },
    optionListHeading = "%nOptions of search:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the run failed: a file, or every training",
      "2:the command line is wrong",
      "3:with --strict: the learning rate is not reliable",
      "130:interrupted; the same command goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar search --model mlp --epochs 5",
      "  java -jar finder.jar search --epochs 3 --metric 'val_loss=([0-9.e+-]+)' \\",
      "      --command 'python train.py --lr {lr} --epochs {epochs} --seed {seed}'"
    })
final class SearchCommand implements Callable<Integer> {
  private static final String TRAININGS = "trainings";

  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "10",
      description = "length of the trainings the rate is for (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--budget",
      paramLabel = "B",
      description = "epochs that everything together may take (default: 4 times --epochs)")
  private Double budget;

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description =
          "a shell command that trains instead of a model here; {lr}, and where they stand {epochs}"
              + " and {seed}, are replaced; --metric says what of its output counts")
  private String command;

  @Option(
      names = "--metric",
      paramLabel = "REGEX",
      description =
          "finds the number in the command's standard output, in its one group; the last one"
              + " counts, the lowest is the best")
  private String metric;

  @Option(names = "--maximize", description = "the highest metric is the best")
  private boolean maximize;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "a command that takes longer has failed (default: never)")
  private Double timeout;

  @Option(
      names = "--start-lr",
      paramLabel = "RATE",
      description =
          "smallest learning rate that is tried (default: as the range test says; 1e-5 with"
              + " --command)")
  private Double startLr;

  @Option(
      names = "--end-lr",
      paramLabel = "RATE",
      description =
          "largest learning rate that is tried (default: as the range test says; 1 with"
              + " --command)")
  private Double endLr;

  @Mixin private OneOptimizerOption optimizer;

  @Mixin private BatchSizeOption batchSize;

  @Option(
      names = "--validation-split",
      paramLabel = "SHARE",
      description =
          "share of the training samples to validate on (default: the data's test part, or a tenth"
              + " where it has none)")
  private Double validationSplit;

  @Mixin private RunOptions run;

  @Mixin private PlaceOptions place;

  @Mixin private LiveOptions live;

  @Mixin private StrictOption strict;

  SearchCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    SearchSettings settings = settings();
    Path out = settings.run().out();
    OutputFolder.prepare(out);
    try (FolderLock lock = FolderLock.take(out)) {
      return search(settings, out);
    }
  }

  private int search(SearchSettings settings, Path out) throws IOException {
    Interruption interruption = Interruption.listen();
    Meters meters = ConsoleMeters.of(settings.run().quiet(), System.err);
    try (LiveView view = view(settings)) {
      Meters shown = view.meters(meters);
      String obstacle = settings.command() == null ? vectorObstacle : null;
      Optional<SearchReport> report;
      try (TrialRunner trials = run.open(place, obstacle, shown, this::say)) {
        SearchRun searchRun = new SearchRun(settings, trials, interruption, this::say);
        if (searchRun.known() > 0) {
          say(
              "going on with the search in %s; trainings that are done: %d"
                  .formatted(out, searchRun.known()));
        }
        if (!searchRun.changed().isEmpty()) {
          say(
              "the unfinished search in %s had other settings (%s), so this one begins anew"
                  .formatted(out, String.join(", ", searchRun.changed())));
        }
        interruption.begun();
        report =
            searchRun.run(
                raced -> view.point(TRAININGS, raced.entry().learningRate(), raced.value()));
      }
      ConsoleMeters.end(meters);
      return finish(settings, view, report);
    }
  }

  private LiveView view(SearchSettings settings) {
    GrowingCurves curves = new GrowingCurves(KerasRule.MOVING_AVERAGE);
    boolean tests = settings.command() == null && !settings.range().isAsked();
    return new LiveView(
        live,
        () ->
            BegunPage.search(
                TRAININGS,
                settings.command() == null ? SearchRun.LOSS : SearchRun.METRIC,
                tests ? List.of(PriorTest.NAME) : List.of()),
        (page, series, x, values) -> {
          if (series.equals(TRAININGS)) {
            page.row("rates", series, x, values);
          } else {
            curves.add(page, series, x, values[0]);
          }
        },
        this::say);
  }

  private int finish(SearchSettings settings, LiveView view, Optional<SearchReport> report)
      throws IOException {
    if (report.isEmpty()) {
      say("interrupted before the first training was done, so nothing is written");
      return ExitCode.INTERRUPTED;
    }
    boolean written = handOver(settings, report.get());
    view.finish(settings.run().out(), SearchPage.of(report.get()));
    if (!report.get().race().complete()) {
      say("interrupted; the same command goes on with what is missing");
      return ExitCode.INTERRUPTED;
    }
    if (!written) {
      return ExitCode.FAILED;
    }
    Verdict verdict = report.get().answer().verdict();
    return verdict == Verdict.NONE ? ExitCode.FAILED : strict.exitCode(Stream.of(verdict));
  }

  /**
   * The answer comes first: whatever happens to the files, it has been said.
   *
   * @return whether all files were written
   */
  private boolean handOver(SearchSettings settings, SearchReport report) throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(SearchAnswer.text(report));
    if (settings.command() == null) {
      stdout.println(DataSentences.of(report.provenance()));
      stdout.println(settings.run().where(report.provenance().environment()));
    }
    stdout.flush();
    Path out = settings.run().out();
    FilesWritten files = new FilesWritten(this::say, () -> SearchFiles.draw(report));
    files.list(() -> SearchFiles.writeTest(out, report));
    files.list(() -> SearchFiles.writeNumbers(out, report));
    files.write(() -> PageFile.write(out, SearchPage.of(report)), PageFile.NAME);
    files.writePictures(out);
    stdout.println(FilesSentence.of(out, files.names()));
    StandardOutput.finish(stdout, out);
    return files.areAllWritten();
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }

  SearchSettings settings() {
    return new SearchSettings(
        run.settings(),
        new SearchSettings.ModelTraining(optimizer.choice(), batchSize.value(), validationSplit),
        trainingCommand(),
        new SearchSettings.AskedRange(startLr, endLr),
        epochs,
        budget);
  }

  private TrainingCommand trainingCommand() {
    if (command == null) {
      if (metric != null || maximize || timeout != null) {
        throw SettingException.usage("--metric, --maximize and --timeout belong to --command");
      }
      return null;
    }
    requireNoModel();
    if (metric == null) {
      throw SettingException.usage(
          "--command needs --metric, which finds the number in its output, such as 'loss: (\\S+)'");
    }
    return new TrainingCommand(
        command,
        TrainingCommand.metric(metric),
        maximize,
        timeout == null ? Double.POSITIVE_INFINITY : timeout);
  }

  /** What a command trains, and on what, it decides itself. */
  private void requireNoModel() {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (HelpTopics.saysWhatIsTrained(option.longestName())) {
        throw SettingException.usage(
            option.longestName(), " is for a model that is trained here, not for --command");
      }
    }
  }
}
