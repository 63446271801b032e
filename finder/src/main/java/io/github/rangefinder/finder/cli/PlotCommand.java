package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.page.FindPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.run.RangeTestReport;
import io.github.rangefinder.finder.run.TrainReport;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plot}: the pictures once more, from the files of a finished test. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar plot DIR", ""},
    description =
        "Draws the pictures and report.html of a finished run again, from the numbers in its folder:"
            + " range-test.csv and range-test.json of find, history.csv and train.json of train.")
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "the folder of a finished run; the pictures go there too")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    List<String> files = new ArrayList<>();
    try {
      if (TrainFiles.areIn(folder)) {
        TrainReport report = TrainFiles.read(folder);
        files.add(PageFile.write(folder, TrainPage.of(report)));
        files.addAll(TrainFiles.drawPictures(folder, report));
      } else {
        RangeTestReport report = RangeTestFiles.read(folder);
        files.add(PageFile.write(folder, FindPage.of(report)));
        files.addAll(RangeTestFiles.drawPictures(folder, report));
      }
    } catch (PicturesUnavailableException e) {
      throw SettingException.failure(e.getMessage());
    }
    spec.commandLine().getOut().println(FilesSentence.of(folder, files));
    return ExitCode.DONE;
  }
}
