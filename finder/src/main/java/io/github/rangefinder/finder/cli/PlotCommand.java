package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plot}: the report and the pictures once more, from the files of a finished run. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar plot DIR", ""},
    description =
        "Makes report.html and the pictures of a finished run again, from the numbers in its folder:"
            + " of find and judge, search, train, evaluate or study. Where several runs went to one"
            + " folder, the report is that of the last one.")
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "the folder of a finished run; report and pictures go there too")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    List<FinishedRun> runs = FinishedRun.in(folder);
    if (runs.isEmpty()) {
      throw new FileNotFoundException(
          "%s holds no finished run: expected %s"
              .formatted(folder, String.join(", ", FinishedRun.fileNames())));
    }
    List<String> files = new ArrayList<>();
    try {
      files.add(PageFile.write(folder, runs.get(0).page(folder)));
      for (FinishedRun run : runs) {
        for (String picture : run.draw(folder)) {
          if (!files.contains(picture)) {
            files.add(picture);
          }
        }
      }
    } catch (PicturesUnavailableException e) {
      throw SettingException.failure(
          PageFile.NAME + " is written, the pictures are not. " + e.getMessage());
    }
    spec.commandLine().getOut().println(FilesSentence.of(folder, files));
    return ExitCode.DONE;
  }
}
