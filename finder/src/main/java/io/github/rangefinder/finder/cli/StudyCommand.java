package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.Pictures;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.report.page.BegunPage;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.StudyPage;
import io.github.rangefinder.finder.report.words.StudyAnswer;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.study.StudyRun;
import io.github.rangefinder.finder.study.Answers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private Path lines;

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

  @Mixin private VectorOptions vectors;

  @Mixin private PlaceOptions place;

  @Mixin private LiveOptions live;

  @Override
  public Integer call() throws IOException {
    List<StudyLine> lines = this.lines == null ? StudyLine.builtIn() : StudyLine.read(this.lines);
    StudyRun.Tasks tasks =
        new StudyRun.Tasks(
            lines,
            repeats,
            seed,
            threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    OutputFolder.prepare(out);
    Interruption interruption = Interruption.listen();
    try (LiveView view =
            new LiveView(
                live,
                () ->
                    BegunPage.rates(
                        "What suggestions are worth", tasks.curves(), "validation loss"),
                (page, series, rate, values) -> page.row("rates", series, rate, values),
                this::say);
        FolderLock lock = FolderLock.take(out)) {
      Meters meters = view.meters(ConsoleMeters.of(quiet, System.err));
      vectors.choose();
      StudyFiles files = new StudyFiles(out, this::say);
      Optional<List<Answers>> answers;
      Provenance provenance;
      try (TrialRunner trials =
          place.open(tasks.threads(), null, vectors.bits(), Meters.silent(), this::say)) {
        provenance = provenance(tasks, trials.environment());
        answers = new StudyRun(tasks, files, trials, meters, interruption.begun()).run();
      }
      if (answers.isEmpty()) {
        say("interrupted; the same command goes on with what is missing");
        return ExitCode.INTERRUPTED;
      }
      boolean written = handOver(answers.get(), provenance, view);
      return written && files.areComplete() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }

  private Provenance provenance(StudyRun.Tasks tasks, Environment where) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("tasks", lines == null ? "those that come along" : lines.toString());
    settings.put("measurements", tasks.measurements());
    settings.put("repeats", repeats);
    settings.put("seed", seed);
    settings.put("threads", tasks.threads());
    settings.put("out", out.toString());
    settings.put("command", GivenCommand.text(spec));
    return new Provenance(Release.NUMBER, new SettingValues(settings), where);
  }

  /** The answer comes first; a file that cannot be written keeps no other from being written. */
  private boolean handOver(List<Answers> all, Provenance provenance, LiveView view)
      throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(StudyAnswer.text(all));
    stdout.flush();
    FilesWritten files = new FilesWritten(this::say, () -> Pictures.NONE);
    Page page = StudyPage.of(all, Optional.of(provenance));
    files.write(() -> PageFile.write(out, page), PageFile.NAME);
    files.list(() -> StudyFiles.writeRules(out, all));
    files.list(() -> StudyFiles.writeTrainings(out, all));
    files.list(() -> StudyFiles.writeProvenance(out, provenance));
    stdout.println(FilesSentence.of(out, files.names()));
    StandardOutput.finish(stdout, out);
    view.finish(out, page);
    return files.areAllWritten();
  }
}
