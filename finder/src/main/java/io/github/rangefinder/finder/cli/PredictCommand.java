package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.EvaluationFiles;
import io.github.rangefinder.finder.report.words.PredictionAnswer;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.evaluate.Predictions;
import io.github.rangefinder.finder.run.evaluate.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code predict}: what a trained model says of each sample. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar predict --model FILE --data DATA [OPTIONS]", ""},
    description = {
      "Writes what a trained model says of each sample to predictions.csv: its class by name and"
          + " the probability of each class, or the numbers that it predicts in their own unit."
          + " Samples are those of the data's test part where it has one, else all; they need no"
          + " labels: a table without the label column, an array x, a folder of images, which"
          + " come in the order of their names. They are read as the model's training data was."
    },
    optionListHeading = "%nOptions of predict:%n",
    footerHeading = "%nExample:%n",
    footer = "  java -jar finder.jar predict --model model.npz --data new-images")
final class PredictCommand implements Callable<Integer> {
  private final String vectorObstacle;

  @Spec private CommandSpec spec;

  @Mixin private RunOptions run;

  PredictCommand(String vectorObstacle) {
    this.vectorObstacle = vectorObstacle;
  }

  @Override
  public Integer call() throws IOException {
    RunSettings settings = run.settings();
    run.chooseKernels(vectorObstacle, this::say);
    TrainedModel model = TrainedModel.readUnlabelled(settings);
    ModelDoubts.of(model).forEach(this::say);
    OutputFolder.prepare(settings.out());
    Predictions predictions = Predictions.of(model);
    String file;
    try (FolderLock lock = FolderLock.take(settings.out())) {
      file = EvaluationFiles.write(settings.out(), predictions);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(PredictionAnswer.text(predictions));
    stdout.println(FilesSentence.of(settings.out(), List.of(file)));
    StandardOutput.finish(stdout, settings.out());
    return ExitCode.DONE;
  }

  private void say(String sentence) {
    Complaint.print(spec.commandLine(), sentence);
  }
}
