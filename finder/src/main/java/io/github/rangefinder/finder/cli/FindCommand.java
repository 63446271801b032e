package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.preset.Defaults;
import io.github.rangefinder.finder.rangetest.preset.Preset;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.live.GrowingCurves;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.FindPage;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.find.Candidates;
import io.github.rangefinder.finder.run.find.FindRun;
import io.github.rangefinder.finder.run.find.FindSettings;
import io.github.rangefinder.finder.run.find.Measuring;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.Sweep;
import io.github.rangefinder.finder.run.find.TestSpan;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code find}, the range test; also what runs without the name of a command. */
@Command(
    name = "finder",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {
      "java -jar finder.jar [find] [OPTIONS]",
      "       java -jar finder.jar COMMAND ...",
      ""
    },
    description = {
      "Finds a good learning rate: trains while the learning rate grows, records the loss, and"
          + " reads the answer off the curve. Without options it repeats a known experiment:"
          + " MNIST, a small convolutional network, SGD against Adam."
    },
    optionListHeading = "%nOptions of find:%n",
    commandListHeading = "%nOther commands; each has its own --help:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the run failed: a file, the training",
      "2:the command line is wrong",
      "3:with --strict: no suggestion is reliable",
      "130:interrupted, what was measured has been written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar --samples 5000 --epochs 1",
      "  java -jar finder.jar --optimizer 'sgd(momentum=0.9,nesterov=true),adamw'",
      "  java -jar finder.jar --data my-idx-files --model mlp --out result"
    })
final class FindCommand implements Callable<Integer> {
  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @Mixin private LiveOptions live;

  @Mixin private StrictOption strict;

  @Mixin private PlaceOptions place;

  @Option(
      names = "--optimizer",
      paramLabel = "LIST",
      defaultValue = "sgd,adam",
      description = {
        "the optimizers to test, separated by commas or the option repeated; quote brackets"
            + " (default: ${DEFAULT-VALUE})",
        "sgd(momentum=0,nesterov=false,weight-decay=0)",
        "adam(beta1=0.9,beta2=0.999,epsilon=1e-7)",
        "adamw(beta1=0.9,beta2=0.999,epsilon=1e-7,",
        "      weight-decay=0.004)",
        "rmsprop(rho=0.9,epsilon=1e-7)"
      })
  private List<String> optimizers;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "run and answer as another finder does: keras, fastai, torch, lightning or ignite; its"
              + " defaults hold where no option says otherwise")
  private Preset preset;

  @Option(
      names = "--start-lr",
      paramLabel = "RATE",
      description =
          "learning rate of the first iteration (default: 1e-4; 1e-5 where 5 epochs are fewer than"
              + " 300 iterations)")
  private Double startLr;

  @Option(
      names = "--end-lr",
      paramLabel = "RATE",
      description =
          "learning rate of the last iteration (default: 1; 10 where 5 epochs are fewer than 300"
              + " iterations)")
  private Double endLr;

  @Option(
      names = "--ramp",
      paramLabel = "FORM",
      defaultValue = "exponential",
      description =
          "how the learning rate grows: exponential or linear (default: ${DEFAULT-VALUE})")
  private Ramp ramp;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      description =
          "length of the test in epochs; it ends earlier if the loss blows up (default: 5, but at"
              + " least 300 iterations)")
  private Integer epochs;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "length of the test in learning rates, instead of --epochs")
  private Integer iterations;

  @Option(
      names = "--batch-size",
      paramLabel = "B",
      split = ",",
      description =
          "samples a batch; several, separated by commas, are tested one by one (default: "
              + DefaultBatchSize.MOST
              + ", or a tenth of the training samples where that is less)")
  private List<Integer> batchSizes = List.of();

  @Option(
      names = "--batches-per-lr",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "batches at each learning rate, whose mean loss is recorded (default: ${DEFAULT-VALUE})")
  private int batchesPerLr;

  @Option(
      names = "--independent",
      description =
          "start every learning rate from the initial weights; recorded is the loss after its"
              + " batches, of the batch after them")
  private boolean independent;

  @Option(
      names = "--loss",
      paramLabel = "KIND",
      defaultValue = "batch",
      description =
          "the loss to smooth, stop on and judge: batch, or validation, that of samples held out"
              + " from the training (default: ${DEFAULT-VALUE})")
  private MeasuredLoss loss;

  @Option(
      names = "--accuracy",
      description =
          "hold samples out and measure loss and accuracy on them, too; always with --loss"
              + " validation")
  private boolean accuracy;

  @Option(
      names = "--stop-factor",
      paramLabel = "F",
      description =
          "stop when the smoothed loss is over F times its lowest; 0: only when the loss is not"
              + " finite (default: 4)")
  private Double stopFactor;

  @Mixin private MovingAverageOption average;

  @Option(
      names = "--repeats",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "run the whole test K times, with seeds S, S + 1, ...: other initial weights, other"
              + " orders of the batches; shows how far the answers spread (default:"
              + " ${DEFAULT-VALUE})")
  private int repeats;

  @Option(
      names = "--verify",
      paramLabel = "E",
      arity = "0..1",
      fallbackValue = "1",
      description =
          "prove each suggestion: train for E epochs (1 unless given) at 1/10, 1/3, 1, 3 and 10"
              + " times as much, validate, and correct it where another learning rate is clearly"
              + " better")
  private Integer verify;

  FindCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    FindSettings settings = settings();
    Meters meters = ConsoleMeters.of(settings.run().quiet(), System.err);
    Interruption interruption = Interruption.listen();
    try (TrialRunner trials = run.open(place, vectorObstacle, meters, this::say)) {
      FindRun findRun = FindRun.prepare(settings);
      findRun.runOn(trials.environment());
      Path out = settings.run().out();
      OutputFolder.prepare(out);
      RangeTestFiles.requireWritable(out);
      try (FolderLock lock = FolderLock.take(out)) {
        return find(settings, findRun, trials, meters, interruption);
      }
    }
  }

  private int find(
      FindSettings settings,
      FindRun findRun,
      TrialRunner trials,
      Meters meters,
      Interruption interruption)
      throws IOException {
    Path out = settings.run().out();
    GrowingCurves curves = new GrowingCurves(average.value());
    FindFiles files = new FindFiles(out, this::say);
    try (LiveView view =
        new LiveView(
            live,
            () -> BegunPage.find(findRun.testNames()),
            (page, test, rate, values) -> curves.add(page, test, rate, values[0]),
            this::say)) {
      int before = RangeTestFiles.ofRun(out, findRun::inForce).map(findRun::goOnFrom).orElse(0);
      if (before > 0) {
        say("going on with the run in %s; tests that are done: %d".formatted(out, before));
      }
      RangeTestReport report =
          findRun
              .run(
                  trials.showing(view.meters(meters)),
                  interruption.begun(),
                  soFar -> files.soFar(() -> soFar.get().worded(OptionWords::of)))
              .worded(OptionWords::of);
      ConsoleMeters.end(meters);
      if (report.tests().isEmpty()) {
        say("interrupted before the first iteration, so nothing is written");
        return ExitCode.INTERRUPTED;
      }
      boolean written =
          new FindHandOver(settings, spec.commandLine().getOut(), this::say).finish(report);
      view.finish(out, FindPage.of(report));
      if (findRun.isComplete(report)) {
        return written ? exitCode(report) : ExitCode.FAILED;
      }
      say("interrupted; what was measured so far is in " + out + ", the same command goes on");
      return ExitCode.INTERRUPTED;
    }
  }

  private int exitCode(RangeTestReport report) {
    return strict.exitCode(report.results().stream().map(result -> result.suggestion().verdict()));
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }

  FindSettings settings() {
    if (epochs != null && iterations != null) {
      throw SettingException.usage("--epochs and --iterations exclude each other");
    }
    SettingException.requireAtLeastOne(Setting.BATCHES_PER_LR, batchesPerLr);
    Defaults defaults = preset == null ? Defaults.RANGEFINDER : preset.defaults();
    boolean anyLength = epochs == null && iterations == null;
    return new FindSettings(
        run.settings(),
        new Candidates(optimizerChoices(), batchSizes),
        new Sweep(
            preset,
            new Sweep.LearningRates(
                startLr == null ? defaults.startLearningRate() : startLr,
                endLr == null ? defaults.endLearningRate() : endLr,
                ramp),
            new TestSpan(
                anyLength ? defaults.epochs() : epochs,
                anyLength ? defaults.iterations() : iterations),
            stopFactor == null ? defaults.stopFactor() : stopFactor,
            new Sweep.ByDefault(
                preset == null && anyLength,
                preset == null && startLr == null,
                preset == null && endLr == null)),
        new Measuring(
            new BatchesPerRate(batchesPerLr, independent),
            loss,
            accuracy || loss == MeasuredLoss.VALIDATION,
            average.value()),
        repeats,
        verify);
  }

  private List<OptimizerChoice> optimizerChoices() {
    try {
      return optimizers.stream().flatMap(list -> OptimizerChoice.parseList(list).stream()).toList();
    } catch (IllegalArgumentException e) {
      throw SettingException.usage("--optimizer: " + e.getMessage());
    }
  }
}
