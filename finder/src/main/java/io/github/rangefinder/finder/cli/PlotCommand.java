package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
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
        "Draws a finished test's pictures again, loss.png, loss-delta.png and, where it was measured,"
            + " accuracy.png and verify.png, from the range-test.csv and range-test.json in its"
            + " folder.")
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "the folder of a finished test; the pictures go there too")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    List<String> pictures;
    try {
      pictures = RangeTestFiles.drawPictures(folder, RangeTestFiles.read(folder));
    } catch (PicturesUnavailableException e) {
      throw SettingException.failure(e.getMessage());
    }
    spec.commandLine()
        .getOut()
        .println("Files in " + folder + ": " + String.join(", ", pictures) + ".");
    return ExitCode.DONE;
  }
}
