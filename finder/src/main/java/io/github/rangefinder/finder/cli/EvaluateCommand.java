package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.EvaluationFiles;
import io.github.rangefinder.finder.report.page.EvaluationPage;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.words.EvaluationAnswer;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import io.github.rangefinder.finder.run.evaluate.Evaluations;
import io.github.rangefinder.finder.run.evaluate.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how well a trained model does on data. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar evaluate --model FILE --data DATA [OPTIONS]", ""},
    description = {
      "Says how well a trained model does on data: loss, accuracy, precision and recall of each"
          + " class, what is taken for what, and the worst mistakes. The data's test part counts"
          + " where it has one, else all of it. A model that train --save wrote says how its data"
          + " was read, and this data is read the same way."
    },
    optionListHeading = "%nOptions of evaluate:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar train --save model.npz",
      "  java -jar finder.jar evaluate --model model.npz --data mnist"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  @Option(names = "--open", description = "open the finished report in the browser")
  private boolean open;

  EvaluateCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    RunSettings settings = run.settings();
    run.chooseKernels(vectorObstacle, this::say);
    TrainedModel model = TrainedModel.read(settings);
    ModelDoubts.of(model).forEach(this::say);
    OutputFolder.prepare(settings.out());
    try (FolderLock lock = FolderLock.take(settings.out())) {
      return handOver(settings, model, Evaluations.of(model));
    }
  }

  /** The answer comes first; a file that cannot be written keeps no other from being so. */
  private int handOver(RunSettings settings, TrainedModel model, Evaluation evaluation)
      throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(EvaluationAnswer.text(evaluation));
    stdout.print(DataSentences.notes(evaluation.provenance()));
    stdout.println(settings.where(evaluation.provenance().environment()));
    stdout.flush();
    Path out = settings.out();
    FilesWritten files =
        new FilesWritten(this::say, () -> EvaluationFiles.draw(evaluation, model.data()));
    files.list(() -> EvaluationFiles.writeJson(out, evaluation));
    files.list(() -> EvaluationFiles.writeConfusion(out, evaluation));
    files.writePictures(out);
    files.write(
        () -> PageFile.write(out, EvaluationPage.of(evaluation, EvaluationFiles.mistakes(out))),
        PageFile.NAME);
    stdout.println(FilesSentence.of(out, files.names()));
    StandardOutput.finish(stdout, out);
    if (open) {
      BrowserProgram.open(out.resolve(PageFile.NAME).toAbsolutePath().toUri(), this::say);
    }
    return files.areAllWritten() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }
}
