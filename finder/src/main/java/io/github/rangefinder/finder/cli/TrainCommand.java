package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.report.live.GrowingCurves;
import io.github.rangefinder.finder.report.live.LivePage;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.search.PriorTest;
import io.github.rangefinder.finder.run.train.CheckpointFile;
import io.github.rangefinder.finder.run.train.Fitting;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainRun;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.run.train.TrainingReport;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      "130:interrupted, --resume goes on from the last epoch"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar train --schedule one-cycle --save weights.npz",
      "  java -jar finder.jar train --lr 0.001 --schedule 'constant,step(factor=0.1)'",
      "  java -jar finder.jar train --resume rangefinder-out --epochs 20"
    })
final class TrainCommand implements Callable<Integer> {
  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Mixin private RateOptions rates;

  @Mixin private OneOptimizerOption optimizer;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "10",
      description = "length of the training (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Mixin private BatchSizeOption batchSize;

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
                settings.rates().single().isPresent() ? List.of() : List.of(PriorTest.NAME)),
        (page, series, x, values) -> add(curves, page, series, x, values),
        this::say);
  }

  private static void add(
      GrowingCurves curves, LivePage page, String series, double x, double... values) {
    if (series.equals(PriorTest.NAME)) {
      curves.add(page, series, x, values[0]);
    } else {
      page.row("history", series, x, values);
      page.row("history-accuracy", series, x, values);
    }
  }

  private int finish(TrainSettings settings, TrainRun trainRun, Meters meters, LiveView view)
      throws IOException {
    TrainHandOver handOver = new TrainHandOver(settings, spec.commandLine().getOut(), this::say);
    Optional<TrainReport> report = trainRun.run(handOver::writeTest);
    ConsoleMeters.end(meters);
    if (report.isEmpty() || report.get().winner().isEmpty() && !trainRun.isComplete()) {
      say("interrupted before the first epoch was done, so nothing is written");
      return ExitCode.INTERRUPTED;
    }
    TrainReport whole = handOver.complete(report.get());
    boolean written = handOver.finish(trainRun, whole);
    view.finish(settings.run().out(), TrainPage.of(whole));
    if (!trainRun.isComplete()) {
      say("interrupted; train --resume " + settings.run().out() + " goes on");
      return ExitCode.INTERRUPTED;
    }
    return complain(report.get()) || !written ? ExitCode.FAILED : ExitCode.DONE;
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
        optimizer.choice(),
        rates.rates(),
        new Fitting(epochs, batchSize.value(), patience),
        validationSplit,
        save);
  }
}
