package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.words.ModelWords;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.evaluate.ModelReport;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code summary}: what a model is made of, and what a step of training it takes. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    customSynopsis = {"java -jar finder.jar summary --model MODEL [OPTIONS]", ""},
    description = {
      "Shows each layer of a model: its name and type, the shape of what it makes, how many numbers"
          + " its parameters hold, its multiply-adds, and what it reads; below them the sums, and"
          + " about how much memory a step of training takes. Without --data a file of Keras is"
          + " shown for the samples that it says itself (224 rows and columns where it takes any),"
          + " anything else for MNIST."
    },
    optionListHeading = "%nOptions of summary:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar finder.jar summary --model model.keras --batch-size 32",
      "  java -jar finder.jar summary --model 'conv 8 3x3 relu, flatten, dense'"
    })
final class SummaryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--batch-size",
      paramLabel = "B",
      description = "samples of the step whose memory is shown (default: what train would take)")
  private Integer batchSize;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws IOException {
    ModelReport report = report(run.settings().workload());
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(ModelWords.text(report));
    if (stdout.checkError()) {
      throw SettingException.failure("standard output cannot be written to");
    }
    return ExitCode.DONE;
  }

  private ModelReport report(Workload workload) throws IOException {
    boolean hasData = spec.commandLine().getParseResult().hasMatchedOption("--data");
    Optional<ModelReport> alone =
        hasData ? Optional.empty() : ModelReport.ofModel(workload, batchSize);
    return alone.isPresent() ? alone.get() : ModelReport.ofData(workload, batchSize);
  }
}
