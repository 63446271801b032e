package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.report.words.TrainAnswer;
import io.github.rangefinder.finder.run.train.FoundRate;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainRun;
import io.github.rangefinder.finder.run.train.TrainSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What {@code train} leaves behind: the answer, then its files. */
final class TrainHandOver {
  private final TrainSettings settings;
  private final PrintWriter stdout;
  private final Consumer<String> warning;

  /** The files of the range test that found the learning rate. */
  private final List<String> testFiles = new ArrayList<>();

  /**
   * For a training.
   *
   * @param stdout where the answer goes
   * @param warning receives a sentence for each file that cannot be written
   */
  TrainHandOver(TrainSettings settings, PrintWriter stdout, Consumer<String> warning) {
    this.settings = settings;
    this.stdout = stdout;
    this.warning = warning;
  }

  /** Beside the training and before it, so that it is there whatever becomes of the training. */
  void writeTest(FoundRate found) {
    Path out = settings.run().out();
    FilesWritten files = new FilesWritten(warning, () -> RangeTestFiles.draw(found.test()));
    files.list(() -> RangeTestFiles.writeNumbers(out, found.test()));
    files.writePictures(out);
    testFiles.addAll(files.names());
  }

  /**
   * The report together with how the learning rate was found, where a training goes on whose folder
   * still says it.
   */
  TrainReport complete(TrainReport report) {
    return report.search().isEmpty() && report.setup().found().isPresent()
        ? report.found(TrainFiles.search(settings.run().out()))
        : report;
  }

  /**
   * The answer comes first: whatever happens to the files, it has been said. A file that cannot be
   * written keeps no other from being so.
   *
   * @return whether all files were written
   */
  boolean finish(TrainRun trainRun, TrainReport report) {
    stdout.print(rateText(report));
    stdout.println(TrainAnswer.text(report));
    stdout.println(DataSentences.of(report.provenance()));
    stdout.println(settings.run().where(report.provenance().environment()));
    stdout.flush();

    FilesWritten files = new FilesWritten(warning, () -> TrainFiles.draw(report));
    Path out = settings.run().out();
    if (settings.save() != null && report.winner().isPresent()) {
      if (files.write(() -> save(settings.save(), trainRun))) {
        stdout.println("Weights in " + settings.save() + reading(trainRun.model()) + ".");
      }
    }
    files.list(() -> TrainFiles.writeNumbers(out, report));
    files.write(() -> PageFile.write(out, TrainPage.of(report)), PageFile.NAME);
    files.writePictures(out);
    List<String> names = new ArrayList<>(files.names());
    names.addAll(testFiles);
    stdout.println(FilesSentence.of(out, names));
    StandardOutput.finish(stdout, out);
    return files.areAllWritten();
  }

  /** What Keras must give the model, which may be another form than the data has. */
  private String reading(Network model) {
    return WeightsFile.sampleShape(settings.save(), model)
        .map(shape -> ", a model that reads samples of shape " + shape)
        .orElse("");
  }

  private static void save(Path file, TrainRun trainRun) throws IOException {
    WeightsFile.write(file, trainRun.model());
    trainRun.card().attachTo(file);
  }

  private static String rateText(TrainReport report) {
    return report
        .setup()
        .found()
        .map(
            rates ->
                "%s: learning rate %s, cyclic schedules %s to %s%n%n"
                    .formatted(
                        TrainAnswer.foundBy(report),
                        Rounded.learningRate(rates.single()),
                        Rounded.learningRate(rates.lower()),
                        Rounded.learningRate(rates.upper())))
        .orElse("");
  }
}
