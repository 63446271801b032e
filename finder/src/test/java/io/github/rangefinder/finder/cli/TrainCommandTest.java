package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TrainCommandTest {
  @TempDir private Path folder;

  private static TrainSettings settings(String... args) {
    CommandLine commandLine = Rangefinder.converting(new CommandLine(new TrainCommand(null)));
    commandLine.parseArgs(args);
    TrainCommand command = commandLine.getCommand();
    return command.settings();
  }

  @Test
  void trainsAtTheLearningRateThatATestFindsByDefault() {
    TrainSettings settings = settings();
    assertEquals("mnist", settings.run().workload().data().place());
    assertNull(settings.run().workload().model(), "the one that suits the data");
    assertEquals("adam", settings.optimizer().text());
    assertEquals(OptionalDouble.empty(), settings.rates().single());
    assertEquals(
        List.of("constant"),
        settings.rates().schedules().stream().map(ScheduleChoice::text).toList());
    assertEquals(10, settings.fitting().epochs());
    assertNull(settings.validationSplit());
    assertNull(settings.fitting().patience());
    assertNull(settings.save());
    assertTrue(settings.fitting().earlyStopping().patience().isEmpty());
  }

  @Test
  void fewSamplesGetSmallerBatchesUnlessASizeIsAskedFor() {
    Dataset few =
        new FloatDataset(Shape.of(1), FloatRows.of(new float[150], 1), new Labels(new int[150], 2));
    assertEquals(15, settings().fitting().batchSize(few));
    assertEquals(100, settings("--batch-size=100").fitting().batchSize(few));
  }

  @Test
  void takesEveryOption() {
    TrainSettings settings =
        settings(
            "--lr=0.01 --schedule=linear,one-cycle(rise=0.5) --schedule=step --optimizer=sgd"
                .concat(" --epochs=3 --validation-split=0.2 --patience=4 --save=w.npz")
                .concat(" --weights=i.npz --samples=9 --quiet")
                .split(" "));
    assertEquals(OptionalDouble.of(0.01), settings.rates().single());
    assertEquals(
        List.of("linear", "one-cycle(rise=0.5)", "step"),
        settings.rates().schedules().stream().map(ScheduleChoice::text).toList());
    assertEquals("sgd", settings.optimizer().text());
    assertEquals(3, settings.fitting().epochs());
    assertEquals(0.2, settings.validationSplit());
    assertEquals(4, settings.fitting().patience());
    assertEquals(Path.of("w.npz"), settings.save());
    assertEquals("i.npz", settings.run().workload().weights());
    assertEquals(9, settings.run().workload().data().sampling().samples());
    assertTrue(settings.run().quiet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--lr 0 | --lr must be auto, test or a number above 0, got '0'",
        "--lr fast | --lr must be auto, test or a number above 0, got 'fast'",
        "--lr Infinity | --lr must be auto, test or a number above 0, got 'Infinity'",
        "--schedule cyclic | --schedule: there is no schedule 'cyclic', only constant, linear,",
        "--schedule step,step | --schedule names step twice",
        "--lr 1e9 --schedule triangular(max=1,min=2) | a cycle's lower bound must be between 0",
        "--optimizer sgd,adam | --optimizer of train is a single one, got sgd,adam",
        "--optimizer sdg | --optimizer: there is no optimizer 'sdg'",
        "--epochs 0 | --epochs must be at least 1, got 0",
        "--epochs 2000000000 | --epochs 2000000000 makes more than 2147483647 iterations",
        "--patience 0 | --patience must be at least 1, got 0",
        "--validation-split 1 | --validation-split must be above 0 and below 1, got 1.0",
        "--validation-split NaN | --validation-split must be above 0 and below 1, got NaN",
        "--samples 3 --validation-split 0.1 | a share of 0.1 of 3 samples leaves nothing on one",
        "--samples 20 --batch-size 21 | --batch-size must be at most 20, the number of training",
        "--resume x --epochs 2 | --resume takes its options from the training, not --",
        "--stop-factor 4 | train has no option '--stop-factor', but find has"
      })
  void saysInOneSentenceWhatIsWrong(String args, String sentence) {
    assertComplaint(ExitCode.USAGE, sentence, "train --out " + folder.resolve("out") + " " + args);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.npz"), "hello");
    String out = " --out " + folder.resolve("out");
    assertComplaint(ExitCode.FAILED, "is no NumPy archive (.npz)", "train --weights " + file + out);
    assertComplaint(
        ExitCode.FAILED,
        "cannot read " + folder.resolve("b.npz") + ": there is no such file",
        "train --weights " + folder.resolve("b.npz") + out);
    assertComplaint(
        ExitCode.FAILED,
        "there is nothing to resume: " + folder + " has no checkpoint.npz",
        "train --resume " + folder);
    Files.writeString(folder.resolve("checkpoint.npz"), "hello");
    assertComplaint(ExitCode.FAILED, "is no NumPy archive (.npz)", "train --resume " + folder);
  }

  private void assertComplaint(int exitCode, String sentence, String args) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Rangefinder.commandLine(null).setErr(new PrintWriter(err));
    assertEquals(exitCode, commandLine.execute(args.split(" ")), err.toString());
    assertTrue(err.toString().startsWith("finder: "), err.toString());
    assertTrue(err.toString().contains(sentence), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
