package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.OverviewFile;
import io.github.rangefinder.finder.report.page.OverviewPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.words.OverviewRow;
import io.github.rangefinder.finder.report.words.OverviewText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code overview}: many finished runs in one table. */
@Command(
    name = "overview",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar overview DIR... [--out DIR]", ""},
    description =
        "Puts finished runs in one table, overview.csv and report.html: what find suggests, how far"
            + " train got, what evaluate says. A folder without a run is said and passed over.")
final class OverviewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "folders of finished runs, or folders that hold such")
  private List<Path> folders;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "rangefinder-overview",
      description = "folder for the table, made if need be (default: ${DEFAULT-VALUE})")
  private Path out;

  @Override
  public Integer call() throws IOException {
    List<OverviewRow> rows = new ArrayList<>();
    boolean all = true;
    List<Path> runs =
        folders.stream().flatMap(folder -> OverviewFile.runs(folder).stream()).toList();
    for (Path folder : runs) {
      try {
        rows.addAll(OverviewFile.rows(folder));
      } catch (IOException e) {
        Complaint.print(spec.commandLine(), e.getMessage());
        all = false;
      }
    }
    if (rows.isEmpty()) {
      return ExitCode.FAILED;
    }
    OutputFolder.prepare(out);
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(OverviewText.of(rows));
    String csv = OverviewFile.write(out, rows);
    String page = PageFile.write(out, OverviewPage.of(rows));
    stdout.println(FilesSentence.of(out, List.of(page, csv)));
    StandardOutput.finish(stdout, out);
    return all ? ExitCode.DONE : ExitCode.FAILED;
  }
}
