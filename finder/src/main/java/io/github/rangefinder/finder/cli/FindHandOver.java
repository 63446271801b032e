package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.page.FindPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.report.words.Comparison;
import io.github.rangefinder.finder.run.find.Compared;
import io.github.rangefinder.finder.run.find.FindSettings;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** What {@code find} leaves behind: the answer, which comes first, and the files. */
final class FindHandOver {
  private final FindSettings settings;
  private final PrintWriter stdout;
  private final Consumer<String> warning;

  FindHandOver(FindSettings settings, PrintWriter stdout, Consumer<String> warning) {
    this.settings = settings;
    this.stdout = stdout;
    this.warning = warning;
  }

  /**
   * Says the answer and writes all files; whatever happens to these, it has been said.
   *
   * @return whether all files were written
   */
  boolean finish(RangeTestReport report) {
    say(report);
    Path out = settings.run().out();
    FilesWritten files = new FilesWritten(warning, () -> RangeTestFiles.draw(report));
    files.list(() -> RangeTestFiles.writeNumbers(out, report));
    files.write(() -> PageFile.write(out, FindPage.of(report)), PageFile.NAME);
    files.writePictures(out);
    stdout.println(FilesSentence.of(out, files.names()));
    StandardOutput.finish(stdout, out);
    return files.areAllWritten();
  }

  private void say(RangeTestReport report) {
    stdout.println(Answer.text(report));
    Set<Compared> compared = settings.candidates().compared();
    if (!compared.isEmpty()) {
      stdout.println(Comparison.text(report, compared));
    }
    stdout.println(DataSentences.of(report.provenance()));
    stdout.println(settings.run().where(report.provenance().environment()));
    stdout.flush();
  }
}
