package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.report.words.TrainAnswer;
import io.github.rangefinder.finder.run.Checkpoint;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.FoundRate;
import io.github.rangefinder.finder.run.Meters;
import io.github.rangefinder.finder.run.TrainReport;
import io.github.rangefinder.finder.run.TrainRun;
import io.github.rangefinder.finder.run.TrainSettings;
import io.github.rangefinder.finder.run.TrainingReport;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
      "  java -jar finder.jar train --resume rangefinder-out"
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
      description = "write the best weights as a NumPy archive that --weights reads")
  private Path save;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "go on with the training that was interrupted with --out DIR, with its options; only"
              + " --threads and --quiet may stand beside it")
  private Path resume;

  @Mixin private RunOptions run;

  TrainCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    if (resume != null) {
      return resume();
    }
    return train(settings(), givenOptions(), Optional.empty());
  }

  private int resume() throws IOException {
    List<String> allowed = List.of("--resume", "--threads", "--quiet");
    List<String> added = new ArrayList<>();
    for (String option : givenOptions()) {
      String name = option.split("=", 2)[0];
      if (!allowed.contains(name)) {
        throw SettingException.usage("--resume takes its options from the training, not " + name);
      }
      if (!name.equals("--resume")) {
        added.add(option);
      }
    }
    Checkpoint.Text text = Checkpoint.readText(resume);
    List<String> options = new ArrayList<>(text.options());
    options.removeIf(option -> option.startsWith("--out="));
    options.add("--out=" + resume);
    List<String> all = new ArrayList<>(options);
    added.forEach(option -> all.removeIf(old -> sameName(old, option)));
    all.addAll(added);
    TrainCommand first = new TrainCommand(vectorObstacle);
    CommandLine parser = Rangefinder.converting(new CommandLine(first));
    try {
      parser.parseArgs(all.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new IOException("the checkpoint in " + resume + " has strange options", e);
    }
    run = first.run;
    return train(first.settings(), options, Optional.of(text));
  }

  private static boolean sameName(String option, String other) {
    return option.split("=", 2)[0].equals(other.split("=", 2)[0]);
  }

  private int train(TrainSettings settings, List<String> options, Optional<Checkpoint.Text> text)
      throws IOException {
    run.chooseKernels(vectorObstacle, this::say);
    Interruption interruption = Interruption.listen();
    Meters meters = ConsoleMeters.of(settings.run().quiet(), System.err);
    TrainRun trainRun = new TrainRun(settings, options, meters, interruption, this::say);
    if (text.isPresent()) {
      trainRun.resume(text.get());
    }
    Path out = settings.run().out();
    OutputFolder.prepare(out);
    checkSave(settings.save());
    if (text.isEmpty()) {
      Checkpoint.delete(out); // of another training, which would be taken for this one's
    }
    Optional<TrainReport> report = trainRun.run(found -> writeTest(out, found));
    ConsoleMeters.end(meters);
    if (report.isEmpty() || report.get().winner().isEmpty() && !trainRun.isComplete()) {
      say("interrupted before the first epoch was done, so nothing is written");
      return ExitCode.INTERRUPTED;
    }
    handOver(settings, trainRun, report.get());
    if (!trainRun.isComplete()) {
      say("interrupted; train --resume " + out + " goes on from the last epoch");
      return ExitCode.INTERRUPTED;
    }
    Checkpoint.delete(out);
    return complain(report.get()) ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** Beside the training and before it, so that it is there whatever becomes of the training. */
  private void writeTest(Path out, FoundRate found) {
    try {
      RangeTestFiles.writeNumbers(out, found.test());
      RangeTestFiles.drawPictures(out, found.test());
    } catch (PicturesUnavailableException e) {
      say("the range test's numbers are written, its pictures are not. " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Better now than after the training. */
  private static void checkSave(Path save) throws IOException {
    if (save == null) {
      return;
    }
    Path folder = save.toAbsolutePath().getParent();
    if (Files.isDirectory(save) || folder == null || !Files.isDirectory(folder)) {
      throw SettingException.failure(
          "cannot write "
              + save
              + ": "
              + (Files.isDirectory(save) ? "it is a folder" : "there is no such folder"));
    }
    OutputFolder.prepare(folder);
  }

  /** The answer comes first: whatever happens to the files, it has been said. */
  private void handOver(TrainSettings settings, TrainRun trainRun, TrainReport report)
      throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(rateText(report));
    stdout.println(TrainAnswer.text(report));
    stdout.println(settings.run().where(report.environment()));
    stdout.flush();

    if (settings.save() != null && report.winner().isPresent()) {
      WeightsFile.write(settings.save(), trainRun.model());
      stdout.println("Weights in " + settings.save() + ".");
    }
    Path out = settings.run().out();
    TrainFiles.writeNumbers(out, report);
    List<String> files = new ArrayList<>(List.of("history.csv", "train.json"));
    files.add(0, PageFile.write(out, TrainPage.of(report)));
    try {
      files.addAll(1, TrainFiles.drawPictures(out, report));
    } catch (PicturesUnavailableException e) {
      say("the numbers are written, the pictures are not. " + e.getMessage());
    }
    if (report.search().isPresent()) {
      files.addAll(List.of("loss.png", "loss-delta.png", "range-test.csv", "range-test.json"));
    }
    stdout.println(FilesSentence.of(out, files));
    StandardOutput.finish(stdout, out);
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

  /** The options as they were given, one word each. */
  private List<String> givenOptions() {
    List<String> given = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (option.arity().max() == 0) {
        given.add(option.longestName());
      } else {
        option.originalStringValues().forEach(v -> given.add(option.longestName() + "=" + v));
      }
    }
    return given;
  }

  TrainSettings settings() {
    return new TrainSettings(
        run.settings(),
        optimizerChoice(),
        learningRateGiven(),
        learningRate.equals(TEST),
        scheduleChoices(),
        epochs,
        batchSize,
        validationSplit,
        patience,
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
      rate = Double.parseDouble(learningRate);
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
