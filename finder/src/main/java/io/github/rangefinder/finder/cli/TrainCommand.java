package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.live.GrowingCurves;
import io.github.rangefinder.finder.report.live.LivePage;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.report.words.DataWords;
import io.github.rangefinder.finder.report.words.TrainAnswer;
import io.github.rangefinder.finder.run.CheckpointFile;
import io.github.rangefinder.finder.run.DataFacts;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.Fitting;
import io.github.rangefinder.finder.run.FoundRate;
import io.github.rangefinder.finder.run.LearningRateSearch;
import io.github.rangefinder.finder.run.Meters;
import io.github.rangefinder.finder.run.Rates;
import io.github.rangefinder.finder.run.TrainReport;
import io.github.rangefinder.finder.run.TrainRun;
import io.github.rangefinder.finder.run.TrainSettings;
import io.github.rangefinder.finder.run.TrainingReport;
import io.github.rangefinder.finder.setting.DecimalNumber;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: trains a model at a learning rate, with one schedule or several to compare. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {
      "java -jar finder.jar train [OPTIONS]",
      "       java -jar finder.jar train --resume DIR",
      ""
    },
    description = {
      "Trains a model at a learning rate that a range test finds, or at a given one, with a"
          + " schedule; says how far it got, keeps the weights of the best epoch, and writes"
          + " history.csv, train.json, history.png and schedules.png."
    },
    optionListHeading = "%nOptions of train:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the run failed: a file, a loss that is no longer finite",
      "2:the command line is wrong",
      "130:interrupted; --resume goes on from the last epoch"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar train --schedule one-cycle --save weights.npz",
      "  java -jar finder.jar train --lr 0.001 --schedule 'constant,step(factor=0.1)'",
      "  java -jar finder.jar train --resume rangefinder-out --epochs 20"
    })
final class TrainCommand implements Callable<Integer> {
  private static final String AUTO = "auto";
  private static final String TEST = "test";

  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      defaultValue = AUTO,
      description =
          "the learning rate, or auto: what a range test and a race of short trainings find, within"
              + " a quarter of the epochs; or test: what the range test alone finds (default:"
              + " ${DEFAULT-VALUE})")
  private String learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "LIST",
      defaultValue = "constant",
      description = {
        "how the learning rate changes; several, separated by commas, are compared from the same"
            + " weights over the same batches. Lengths in epochs, ends as shares of --lr; every"
            + " one but one-cycle takes warm-up=EPOCHS (default: ${DEFAULT-VALUE})",
        "constant",
        "linear(end=0.01,epochs=all)",
        "step(factor=0.5,epochs=a fifth)",
        "exponential(end=0.01,epochs=all)",
        "time(rate=1,epochs=1)",
        "polynomial(end=0.01,power=2,epochs=all)",
        "cosine(end=0,growth=2,epochs=a third)",
        "triangular(min,max,half-cycle=2), triangular2(the same)",
        "exp-range(the same,gamma per step)",
        "one-cycle(max,divisor=25,final-divisor=1e4,rise=0.3,",
        "      high-momentum=0.95,low-momentum=0.85)"
      })
  private List<String> schedules;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "the optimizer, as find has them (default: ${DEFAULT-VALUE})")
  private String optimizer;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "10",
      description = "length of the training (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "B",
      description =
          "samples a batch (default: "
              + DefaultBatchSize.MOST
              + ", or a tenth of the training samples where that is less)")
  private Integer batchSize;

  @Option(
      names = "--validation-split",
      paramLabel = "SHARE",
      description =
          "share of the training samples to validate on (default: the data's test part instead)")
  private Double validationSplit;

  @Option(
      names = "--patience",
      paramLabel = "P",
      description = "stop once the validation loss has not improved for P epochs (default: never)")
  private Integer patience;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description =
          "write the best weights: FILE.npz, a NumPy archive that --weights reads, or FILE.keras,"
              + " the model with its weights, that Keras 3 and --model read")
  private Path save;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "go on with the training of --out DIR, with its options, where it was interrupted or"
              + " after its end; beside it may stand --epochs, --patience, --save, --threads,"
              + " --quiet, and --schedule or --lr for the epochs to come")
  private Path resume;

  @Mixin private RunOptions run;

  @Mixin private LiveOptions live;

  TrainCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    if (resume != null) {
      return resume();
    }
    TrainSettings settings = settings();
    run.chooseKernels(vectorObstacle, this::say);
    Interruption interruption = Interruption.listen();
    Meters meters = ConsoleMeters.of(settings.run().quiet(), System.err);
    try (LiveView view = view(settings)) {
      TrainRun trainRun =
          new TrainRun(
              settings, CheckpointOptions.of(spec), view.meters(meters), interruption, this::say);
      Path out = settings.run().out();
      interruption.begun();
      OutputFolder.prepare(out);
      SaveFile.check(settings.save(), settings.run(), trainRun.model());
      try (FolderLock lock = FolderLock.take(out)) {
        CheckpointFile.delete(out); // of another training, which would be taken for this one's
        return finish(settings, trainRun, meters, view);
      }
    }
  }

  private int resume() throws IOException {
    Resumption.requireAllowed(spec);
    CheckpointFile.readText(resume); // before anything is written to a folder without one
    try (FolderLock lock = FolderLock.take(resume)) {
      Resumption resumption = Resumption.read(resume, spec, vectorObstacle);
      return goOn(resumption, resumption.settings());
    }
  }

  private int goOn(Resumption resumption, TrainSettings settings) throws IOException {
    try (LiveView view = view(settings)) {
      resumption.command().run.chooseKernels(vectorObstacle, this::say);
      Interruption interruption = Interruption.listen();
      Meters meters = ConsoleMeters.of(settings.run().quiet(), System.err);
      TrainRun trainRun =
          new TrainRun(
              settings, resumption.options(), view.meters(meters), interruption, this::say);
      trainRun.resume(resumption.continuation());
      interruption.begun();
      OutputFolder.prepare(resume);
      SaveFile.check(settings.save(), settings.run(), trainRun.model());
      return finish(settings, trainRun, meters, view);
    }
  }

  private LiveView view(TrainSettings settings) {
    GrowingCurves curves = new GrowingCurves(KerasRule.MOVING_AVERAGE);
    return new LiveView(
        live,
        () ->
            BegunPage.train(
                settings.rates().schedules().stream().map(ScheduleChoice::text).toList(),
                settings.run().workload().data().task() != LearningTask.REGRESSION,
                settings.rates().single().isPresent()
                    ? List.of()
                    : List.of(LearningRateSearch.NAME)),
        (page, series, x, values) -> add(curves, page, series, x, values),
        this::say);
  }

  private static void add(
      GrowingCurves curves, LivePage page, String series, double x, double... values) {
    if (series.equals(LearningRateSearch.NAME)) {
      curves.add(page, series, x, values[0]);
    } else {
      page.row("history", series, x, values);
      page.row("history-accuracy", series, x, values);
    }
  }

  private int finish(TrainSettings settings, TrainRun trainRun, Meters meters, LiveView view)
      throws IOException {
    Optional<TrainReport> report = trainRun.run(found -> writeTest(settings.run().out(), found));
    ConsoleMeters.end(meters);
    if (report.isEmpty() || report.get().winner().isEmpty() && !trainRun.isComplete()) {
      say("interrupted before the first epoch was done, so nothing is written");
      return ExitCode.INTERRUPTED;
    }
    boolean written = handOver(settings, trainRun, report.get());
    view.finish(settings.run().out(), TrainPage.of(report.get()));
    if (!trainRun.isComplete()) {
      say("interrupted; train --resume " + settings.run().out() + " goes on");
      return ExitCode.INTERRUPTED;
    }
    return complain(report.get()) || !written ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** Beside the training and before it, so that it is there whatever becomes of the training. */
  private void writeTest(Path out, FoundRate found) {
    FilesWritten files = new FilesWritten(this::say);
    files.write(() -> RangeTestFiles.writeNumbers(out, found.test()));
    files.draw(() -> RangeTestFiles.drawPictures(out, found.test()));
  }

  /**
   * The answer comes first: whatever happens to the files, it has been said. A file that cannot be
   * written keeps no other from being so.
   *
   * @return whether all files were written
   */
  private boolean handOver(TrainSettings settings, TrainRun trainRun, TrainReport report) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(rateText(report));
    stdout.println(TrainAnswer.text(report));
    stdout.println(DataWords.text(DataFacts.of(report.settings())));
    stdout.println(settings.run().where(report.environment()));
    stdout.flush();

    FilesWritten files = new FilesWritten(this::say);
    Path out = settings.run().out();
    if (settings.save() != null && report.winner().isPresent()) {
      if (files.write(() -> save(settings.save(), trainRun))) {
        stdout.println("Weights in " + settings.save() + ".");
      }
    }
    Map<String, FilesWritten.Writing> numbers = new LinkedHashMap<>();
    numbers.put("history.csv", () -> TrainFiles.writeHistory(out, report));
    numbers.put("train.json", () -> TrainFiles.writeJson(out, report));
    files.writeTogether(() -> TrainFiles.writeNumbers(out, report), numbers);
    files.write(() -> PageFile.write(out, TrainPage.of(report)), "report.html");
    files.draw(() -> TrainFiles.drawPictures(out, report));
    List<String> names = new ArrayList<>(files.names());
    if (report.search().isPresent()) {
      names.addAll(List.of("loss.png", "loss-delta.png", "range-test.csv", "range-test.json"));
    }
    stdout.println(FilesSentence.of(out, names));
    StandardOutput.finish(stdout, out);
    return files.areAllWritten();
  }

  private static void save(Path file, TrainRun trainRun) throws IOException {
    WeightsFile.write(file, trainRun.model());
    trainRun.card().attachTo(file);
  }

  private static String rateText(TrainReport report) {
    return report
        .setup()
        .found()
        .map(
            rates ->
                "%s: learning rate %s, for cycles %s to %s%n%n"
                    .formatted(
                        foundBy(report),
                        Rounded.learningRate(rates.single()),
                        Rounded.learningRate(rates.lower()),
                        Rounded.learningRate(rates.upper())))
        .orElse("");
  }

  private static String foundBy(TrainReport report) {
    return report.search().map(TrainAnswer::foundBy).orElse("Found by the range test");
  }

  private boolean complain(TrainReport report) {
    boolean failed = false;
    for (TrainingReport training : report.trainings()) {
      if (training.end() == TrainingEnd.NOT_FINITE) {
        failed = true;
        say(
            training.schedule()
                + ": "
                + training.failure()
                + training
                    .best()
                    .map(best -> "; the weights of epoch " + best.epoch() + " are kept")
                    .orElse("; no epoch was done"));
      }
    }
    return failed;
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }

  TrainSettings settings() {
    return new TrainSettings(
        run.settings(),
        optimizerChoice(),
        new Rates(learningRateGiven(), learningRate.equals(TEST), scheduleChoices()),
        new Fitting(epochs, batchSize, patience),
        validationSplit,
        save);
  }

  private OptimizerChoice optimizerChoice() {
    try {
      List<OptimizerChoice> choices = OptimizerChoice.parseList(optimizer);
      if (choices.size() != 1) {
        throw SettingException.usage("--optimizer of train is a single one, got " + optimizer);
      }
      return choices.get(0);
    } catch (IllegalArgumentException e) {
      throw SettingException.usage("--optimizer: " + e.getMessage());
    }
  }

  private OptionalDouble learningRateGiven() {
    if (learningRate.equals(AUTO) || learningRate.equals(TEST)) {
      return OptionalDouble.empty();
    }
    double rate;
    try {
      rate = DecimalNumber.parse(learningRate);
    } catch (NumberFormatException e) {
      rate = Double.NaN;
    }
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw SettingException.usage(
          "--lr must be auto, test or a number above 0, got '" + learningRate + "'");
    }
    return OptionalDouble.of(rate);
  }

  private List<ScheduleChoice> scheduleChoices() {
    try {
      return schedules.stream().flatMap(list -> ScheduleChoice.parseList(list).stream()).toList();
    } catch (IllegalArgumentException e) {
      throw SettingException.usage("--schedule: " + e.getMessage());
    }
  }
}
