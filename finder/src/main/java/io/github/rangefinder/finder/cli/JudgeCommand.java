package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.page.FindPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.report.words.DataWords;
import io.github.rangefinder.finder.run.find.JudgeRun;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code judge}: rules, verdict and pictures for curves that another tool recorded. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar judge CURVE... [OPTIONS]", ""},
    description = {
      "Says what range tests recorded elsewhere show: every rule, the verdict, the pictures, as"
          + " find does, without training. A file is JSON with lr and loss (torch-lr-finder,"
          + " Lightning, ignite) or lrs and losses (fastai), a table with these columns or two of"
          + " numbers, or our own range-test.json."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar judge curve.json",
      "  java -jar finder.jar judge seed1.csv seed2.csv seed3.csv",
      "  java -jar finder.jar judge sgd.json adam.json --name sgd --name adam"
    })
final class JudgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CURVE",
      arity = "1..*",
      description = "the files; several are repeats of one test unless --name tells them apart")
  private List<Path> files;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      split = ",(?![^(]*\\))", // not those within brackets
      hideParamSyntax = true,
      description = "what was tested, an optimizer for each file in their order, or one for all")
  private List<String> names = List.of();

  @Mixin private MovingAverageOption average;

  @Mixin private OutOption out;

  @Mixin private StrictOption strict;

  @SuppressWarnings("unused") // what takes it elsewhere may be told it here, too
  @Option(names = "--quiet", description = "as elsewhere; there is no progress to show")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    SettingException.requireAtLeastOne(Setting.MOVING_AVERAGE, average.value());
    JudgeRun run = new JudgeRun(files, names, average.value());
    RangeTestReport report = run.run(GivenCommand.text(spec));
    Path folder = out.folder();
    OutputFolder.prepare(folder);
    try (FolderLock lock = FolderLock.take(folder)) {
      return handOver(report, run.notes(), folder);
    }
  }

  private int handOver(RangeTestReport report, List<String> notes, Path folder) throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(Answer.text(report));
    if (!notes.isEmpty()) {
      stdout.println(DataWords.lines(notes));
    }
    stdout.flush();
    FilesWritten written =
        new FilesWritten(
            text -> Complaint.print(spec.commandLine(), text), () -> RangeTestFiles.draw(report));
    written.list(() -> RangeTestFiles.writeNumbers(folder, report));
    written.write(() -> PageFile.write(folder, FindPage.of(report)), PageFile.NAME);
    written.writePictures(folder);
    stdout.println(FilesSentence.of(folder, written.names()));
    StandardOutput.finish(stdout, folder);
    if (!written.areAllWritten()) {
      return ExitCode.FAILED;
    }
    return strict.exitCode(report.results().stream().map(result -> result.suggestion().verdict()));
  }
}
