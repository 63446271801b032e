package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.StudyPage;
import io.github.rangefinder.finder.report.words.StudyAnswer;
import io.github.rangefinder.finder.run.LearningRateSearch;
import io.github.rangefinder.finder.run.Meter;
import io.github.rangefinder.finder.run.Meters;
import io.github.rangefinder.finder.run.StudyRun;
import io.github.rangefinder.finder.run.ThreadTrialRunner;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.study.Answered;
import io.github.rangefinder.finder.study.Judged;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Simulation;
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

/** {@code study}: what the suggestions are worth, measured against trainings. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar study [OPTIONS]", ""},
    description =
        "Measures what suggestions are worth: for each of a list of tasks a range test and, as the"
            + " truth, trainings at 25 learning rates. It takes hours; run again, it goes on with"
            + " what is missing.")
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--tasks",
      paramLabel = "FILE",
      description =
          "the tasks, a line each: a part such as 'tuning' or 'held-out', a colon and options of"
              + " train (default: those that come along)")
  private Path tasks;

  @Option(
      names = "--repeats",
      paramLabel = "K",
      defaultValue = "1",
      description = "measure each task with K seeds (default: ${DEFAULT-VALUE})")
  private int repeats;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "the first seed (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "how many trainings run at a time (default: as many as there are cores)")
  private Integer threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "rangefinder-study",
      description = "folder for the numbers, made if need be (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--quiet", description = "no progress, only the result")
  private boolean quiet;

  @Mixin private LiveOptions live;

  @Override
  public Integer call() throws IOException {
    SettingException.requireAtLeastOne(Setting.REPEATS, repeats);
    SettingException.requireAtLeastOne(Setting.THREADS, threads);
    List<StudyTask> all = tasks == null ? StudyTask.builtIn() : StudyTask.read(tasks);
    OutputFolder.prepare(out);
    Interruption interruption = Interruption.listen();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.size() * repeats; i++) {
      names.add(StudyRun.name(all.get(i / repeats).options(), seed + i % repeats));
    }
    try (LiveView view =
        new LiveView(
            live,
            () -> BegunPage.rates("What suggestions are worth", names, "validation loss"),
            (page, series, rate, values) -> page.row("rates", series, rate, values),
            sentence -> Complaint.print(spec.commandLine(), sentence))) {
      return study(all, interruption, view);
    }
  }

  private int study(List<StudyTask> all, Interruption interruption, LiveView view)
      throws IOException {
    Meters meters = view.meters(ConsoleMeters.of(quiet, System.err));
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < all.size() * repeats; i++) {
      StudyTask task = all.get(i / repeats);
      String name = "task %d of %d".formatted(i + 1, all.size() * repeats);
      Optional<Measurement> measurement =
          measurement(task, seed + i % repeats, name, meters, interruption);
      if (measurement.isEmpty()) {
        Complaint.print(
            spec.commandLine(), "interrupted; the same command goes on with what is missing");
        return ExitCode.INTERRUPTED;
      }
      judged.add(new Judged(task.part(), measurement.get(), answers(measurement.get())));
    }
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(StudyAnswer.text(judged));
    StudyFiles.writeTables(out, judged);
    Page page = StudyPage.of(judged);
    stdout.println(
        FilesSentence.of(
            out, List.of(PageFile.write(out, page), "study.csv", "study-trainings.csv")));
    StandardOutput.finish(stdout, out);
    view.finish(out, page);
    return ExitCode.DONE;
  }

  private int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** From the folder, if it is there, else measured and put there. */
  private Optional<Measurement> measurement(
      StudyTask task, long taskSeed, String name, Meters meters, Interruption interruption)
      throws IOException {
    Optional<Measurement> known = StudyFiles.read(out, task.options(), taskSeed);
    if (known.isPresent()) {
      return known;
    }
    StudyRun run =
        new StudyRun(
            task.options(),
            task.settings(taskSeed),
            new ThreadTrialRunner(threads(), Meters.silent()),
            interruption);
    Optional<Measurement> measured;
    try (Meter meter = meters.meter(name, StudyRun.RUNS)) {
      measured = run.run(meter);
    }
    if (measured.isPresent()) {
      StudyFiles.write(out, measured.get());
    }
    return measured;
  }

  /** What every rule answers, ours and what rests on trainings with their verdicts. */
  private static Map<String, Answered> answers(Measurement measurement) {
    RangeTestResult test = measurement.rangeTest();
    RangeTestSettings settings = LearningRateSearch.settings(measurement.iterations());
    Suggestion own = LossValley.suggest(test, settings);
    Map<String, OptionalDouble> suggestions =
        Rules.suggestions(test, settings.points(), own, Rules.all());
    Suggestion ours = Judgement.of(List.of(Judgement.Reading.of(test, own, suggestions)));
    double epochs =
        measurement.rounds() == null
            ? Double.NaN
            : test.curve().size() / measurement.rounds().batchesPerEpoch();
    Map<String, Answered> answers = new LinkedHashMap<>();
    suggestions.forEach(
        (rule, rate) -> answers.put(rule, new Answered(rate, Optional.empty(), epochs)));
    answers.put(
        LossValley.NAME, new Answered(ours.learningRate(), Optional.of(ours.verdict()), epochs));
    answers.putAll(Simulation.of(measurement, ours, epochs));
    return answers;
  }
}
