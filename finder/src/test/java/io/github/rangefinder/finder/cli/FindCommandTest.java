package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.run.find.Compared;
import io.github.rangefinder.finder.run.find.FindSettings;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FindCommandTest {
  @TempDir private Path folder;

  private static FindSettings settings(String... args) {
    CommandLine commandLine = Rangefinder.commandLine(null);
    commandLine.parseArgs(args);
    FindCommand command = commandLine.getCommand();
    return command.settings();
  }

  @Test
  void fewSamplesGetSmallerBatchesUnlessASizeIsAskedFor() {
    assertEquals(List.of(250), settings().suiting(2500).candidates().batchSizes());
    assertEquals(List.of(15), settings().suiting(150).candidates().batchSizes());
    assertEquals(List.of(1), settings().suiting(3).candidates().batchSizes());
    FindSettings asked = settings("--batch-size=200", "--epochs=5");
    assertEquals(asked, asked.suiting(1000));
  }

  @Test
  void noRemainderOfAFewSamplesMakesABatch() {
    FindSettings settings = settings();
    for (int samples = 1; samples < 2000; samples++) {
      int size = settings.suiting(samples).candidates().batchSizes().get(0);
      int remainder = samples % size;
      assertTrue(remainder == 0 || 2 * remainder >= size, samples + " in batches of " + size);
    }
    assertEquals(List.of(11), settings.suiting(105).candidates().batchSizes(), "rounded up");
  }

  @Test
  void aTestOfSmallDataIsLongEnoughAndWideEnough() {
    FindSettings small = settings().suiting(150);
    assertEquals(300, small.iterations(new Batches(150, 15, true, 1)));
    assertEquals(1e-5, small.sweep().startLr());
    assertEquals(10, small.sweep().endLr());
    FindSettings asked = settings("--end-lr=0.5").suiting(150);
    assertEquals(List.of(1e-5, 0.5), List.of(asked.sweep().startLr(), asked.sweep().endLr()));
    FindSettings length = settings("--iterations=60").suiting(150);
    assertEquals(60, length.iterations(new Batches(150, 15, true, 1)));
    assertEquals(1e-4, length.sweep().startLr());
    FindSettings large = settings().suiting(60_000);
    assertEquals(1200, large.iterations(new Batches(60_000, 250, true, 1)));
    assertEquals(List.of(1e-4, 1.0), List.of(large.sweep().startLr(), large.sweep().endLr()));
  }

  @Test
  void repeatsTheArticlesExperimentByDefault() {
    FindSettings settings = settings();
    assertEquals("mnist", settings.run().workload().data().place());
    assertNull(settings.run().workload().data().sampling().samples());
    assertNull(settings.run().workload().model(), "the one that suits the data");
    assertEquals(
        List.of("sgd", "adam"),
        settings.candidates().optimizers().stream().map(OptimizerChoice::text).toList());
    assertNull(settings.sweep().preset());
    assertEquals(1e-4, settings.sweep().startLr());
    assertEquals(1, settings.sweep().endLr());
    assertEquals(Ramp.EXPONENTIAL, settings.sweep().ramp());
    assertEquals(5, settings.sweep().span().epochs());
    assertNull(settings.sweep().span().iterations());
    assertEquals(List.of(250), settings.suiting(60_000).candidates().batchSizes());
    assertEquals(BatchesPerRate.ONE, settings.measuring().batchesPerRate());
    assertEquals(MeasuredLoss.BATCH, settings.measuring().loss());
    assertFalse(settings.measuring().holdsOut());
    assertTrue(settings.run().workload().shuffle());
    assertEquals(4, settings.sweep().stopFactor());
    assertEquals(20, settings.measuring().movingAverage());
    assertEquals(42, settings.run().seed());
    assertEquals(Runtime.getRuntime().availableProcessors(), settings.run().threads());
    assertNull(settings.run().kernels());
    assertEquals(Path.of("rangefinder-out"), settings.run().out());
    assertFalse(settings.run().quiet());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "keras, 1e-4, 1, 1, -, 4",
        "fastai, 1e-7, 10, -, 100, 4",
        "torch, 1e-7, 10, -, 100, 5",
        "lightning, 1e-8, 1, -, 100, 4",
        "ignite, 1e-7, 10, 1, -, 5"
      })
  void aPresetHasTheDefaultsOfItsTool(
      String preset, double start, double end, Integer epochs, Integer iterations, double factor) {
    FindSettings settings = settings("--preset", preset);
    assertEquals(preset, Words.word(settings.sweep().preset()));
    assertEquals(start, settings.sweep().startLr());
    assertEquals(end, settings.sweep().endLr());
    assertEquals(epochs, settings.sweep().span().epochs());
    assertEquals(iterations, settings.sweep().span().iterations());
    assertEquals(factor, settings.sweep().stopFactor());
  }

  @Test
  void anOptionGoesBeforeThePresetsDefault() {
    String given = "--preset=fastai --start-lr=1e-4 --end-lr=1 --epochs=5 --stop-factor=0";
    FindSettings settings = settings(given.split(" "));
    assertEquals(1e-4, settings.sweep().startLr());
    assertEquals(1, settings.sweep().endLr());
    assertEquals(5, settings.sweep().span().epochs());
    assertNull(settings.sweep().span().iterations());
    assertEquals(0, settings.sweep().stopFactor());
  }

  /** As keras_lr_finder counts 60,000 samples in batches of 512: 117.1875 for 118 iterations. */
  @Test
  void aPresetCountsTheDataAsItsToolDoes() {
    Batches batches = new Batches(60000, 512, false, 0);
    FindSettings keras = settings("--preset=keras", "--epochs=5");
    RangeTestSettings test = keras.rangeTest(batches, 512, Optional.empty());
    assertEquals(590, test.iterations());
    assertEquals(
        1.015843173958, test.schedule().at(1) / test.schedule().at(0), 1e-11, "the multiplier");

    assertEquals(118, iterations(batches, "--preset=ignite"), "all of the epoch");
    assertEquals(51, iterations(batches, "--preset=ignite", "--iterations=50"), "one more");
    assertEquals(6, iterations(batches, "--preset=fastai", "--iterations=2"), "at least 6");
    assertEquals(100, iterations(batches, "--preset=torch"));
  }

  private static int iterations(Batches batches, String... args) {
    return settings(args).rangeTest(batches, 512, Optional.empty()).iterations();
  }

  @Test
  void comparesWhatOptimizersOfOneKindDifferIn() {
    assertEquals(Set.of(), compared("sgd,adam"), "kinds, not values");
    assertEquals(Set.of(), compared("sgd(momentum=0.9),adamw(weight-decay=0.1)"));
    assertEquals(Set.of(Compared.MOMENTUM), compared("sgd(momentum=0.9),adam,sgd(momentum=0.95)"));
    assertEquals(Set.of(Compared.MOMENTUM), compared("adam,adam(beta1=0.8)"));
    assertEquals(Set.of(Compared.WEIGHT_DECAY), compared("adamw,adamw(weight-decay=0.1)"));
    assertEquals(
        Set.of(Compared.MOMENTUM, Compared.WEIGHT_DECAY, Compared.BATCH_SIZE),
        compared("sgd,sgd(momentum=0.9,weight-decay=1e-4)", "--batch-size=32,250"));
  }

  private static Set<Compared> compared(String optimizers, String... more) {
    return settings(
            Stream.concat(Stream.of("--optimizer=" + optimizers), Stream.of(more))
                .toArray(String[]::new))
        .candidates()
        .compared();
  }

  @Test
  void takesEveryOption() {
    FindSettings settings =
        settings(
            "--data=dir --samples=9 --model=mlp --optimizer=sgd --optimizer=rmsprop,adamw"
                .concat(" --start-lr=1e-5 --end-lr=10 --ramp=linear --iterations=7")
                .concat(
                    " --batch-size=3,4 --batches-per-lr=6 --independent --loss=validation"
                        + " --no-shuffle --stop-factor=0 --moving-average=2")
                .concat(" --seed=-1 --threads=3 --kernels=ejml --quiet")
                .split(" "));
    assertEquals("dir", settings.run().workload().data().place());
    assertEquals(9, settings.run().workload().data().sampling().samples());
    assertEquals("mlp", settings.run().workload().model().text());
    assertEquals(
        List.of("sgd", "rmsprop", "adamw"),
        settings.candidates().optimizers().stream().map(OptimizerChoice::text).toList());
    assertEquals(1e-5, settings.sweep().startLr());
    assertEquals(10, settings.sweep().endLr());
    assertEquals(Ramp.LINEAR, settings.sweep().ramp());
    assertNull(settings.sweep().span().epochs());
    assertEquals(7, settings.sweep().span().iterations());
    assertEquals(List.of(3, 4), settings.candidates().batchSizes());
    assertEquals(new BatchesPerRate(6, true), settings.measuring().batchesPerRate());
    assertEquals(MeasuredLoss.VALIDATION, settings.measuring().loss());
    assertTrue(settings.measuring().holdsOut());
    assertFalse(settings.run().workload().shuffle());
    assertEquals(0, settings.sweep().stopFactor());
    assertEquals(2, settings.measuring().movingAverage());
    assertEquals(-1, settings.run().seed());
    assertEquals(3, settings.run().threads());
    assertEquals(KernelChoice.EJML, settings.run().kernels());
    assertTrue(settings.run().quiet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--sampels 5 | there is no option '--sampels', did you mean --samples?",
        "--qqq keras | there is no option '--qqq', see --help",
        "qqq | there is no command 'qqq', see --help",
        "--samples | Missing required parameter for option '--samples'",
        "--samples x | Invalid value for option '--samples': expected a whole number, got 'x'",
        "--encoding latin-99 | Invalid value for option '--encoding': there is no encoding 'latin-99'"
            + " here, expected one such as UTF-8, UTF-16, ISO-8859-1 or windows-1252",
        "--samples 0 | --samples must be at least 1, got 0",
        "--samples 60001 | --samples must be at most 60000",
        "--epochs -1 | --epochs must be at least 1, got -1",
        "--epochs 2000000000 | --epochs 2000000000 makes more than 2147483647 iterations",
        "--iterations 0 | --iterations must be at least 1, got 0",
        "--epochs 1 --iterations 1 | --epochs and --iterations exclude each other",
        "--batch-size 0 | --batch-size must be at least 1, got 0",
        "--samples 20 --batch-size 21 | --batch-size must be at most 20, the number of training",
        "--batch-size 5,0 | --batch-size must be at least 1, got 0",
        "--batch-size 5,6,5 | --batch-size names 5 twice",
        "--samples 20 --batch-size 5,21 | --batch-size must be at most 20, the number of training",
        "--batches-per-lr 0 | --batches-per-lr must be at least 1, got 0",
        "--batches-per-lr 9 --iterations 2000000000 | --iterations 2000000000 of 9 batches makes",
        "--loss both | Invalid value for option '--loss': expected batch or validation, got 'both'",
        "--samples 20 --batch-size 20 --accuracy | --batch-size must be at most 18, the number of",
        "--moving-average 0 | --moving-average must be at least 1, got 0",
        "--verify 0 | --verify must be at least 1, got 0",
        "--verify=2000000000 | --verify 2000000000 makes more than 2147483647 iterations",
        "--repeats 0 | --repeats must be at least 1, got 0",
        "--repeats 2 --weights w.npz --no-shuffle | would repeat the same test to the bit",
        "--threads 0 | --threads must be at least 1, got 0",
        "--threads 1000000 | --threads must be at most 1024, got 1000000",
        "--start-lr 1 | --start-lr must be above 0 and below --end-lr, got 1.0 and 1.0",
        "--start-lr 2 | --start-lr must be above 0 and below --end-lr, got 2.0 and 1.0",
        "--start-lr 0 | --start-lr must be above 0 and below --end-lr, got 0.0 and 1.0",
        "--start-lr NaN | --start-lr must be above 0 and below --end-lr, got NaN and 1.0",
        "--end-lr NaN | --start-lr must be above 0 and below --end-lr, got 1.0E-4 and NaN",
        "--end-lr Infinity | --start-lr must be above 0 and below --end-lr, got 1.0E-4 and Infin",
        "--stop-factor 1 | --stop-factor must be above 1, or 0 for never, got 1.0",
        "--stop-factor -4 | --stop-factor must be above 1, or 0 for never, got -4.0",
        "--stop-factor NaN | --stop-factor must be above 1, or 0 for never, got NaN",
        "--ramp steep | Invalid value for option '--ramp': expected exponential or linear, got",
        "--preset pytorch | expected keras or fastai or torch or lightning or ignite, got"
            + " 'pytorch'",
        "--preset torch --end-lr 1e-8 | below --end-lr, got 1.0E-7 and 1.0E-8",
        "--kernels gpu | Invalid value for option '--kernels': expected vector or ejml, got 'gpu'",
        "--optimizer sdg | --optimizer: there is no optimizer 'sdg', only sgd, adam, adamw and",
        "--optimizer adam,adam | --optimizer names adam twice",
        "--seed 1 --seed 2 | option '--seed' (S) should be specified only once"
      })
  void saysInOneSentenceWhatIsWrong(String args, String sentence) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Rangefinder.commandLine(null).setErr(new PrintWriter(err));
    Path out = folder.resolve("out");
    String[] all = ("--out " + out + " " + args).split(" ");
    assertEquals(ExitCode.USAGE, commandLine.execute(all));
    assertTrue(err.toString().startsWith("finder: "), err.toString());
    assertTrue(err.toString().contains(sentence), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertFalse(Files.exists(out));
  }

  @Test
  void theSecondOfTwoRunsIntoOneFolderIsToldBeforeItsTests() throws IOException {
    Path data = folder.resolve("data.csv");
    Files.writeString(data, "x,label\n" + "1,a\n2,b\n".repeat(30));
    Path out = Files.createDirectory(folder.resolve("out"));
    StringWriter stdout = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Rangefinder.commandLine(null).setOut(new PrintWriter(stdout)).setErr(new PrintWriter(err));
    try (FolderLock lock = FolderLock.take(out)) {
      assertEquals(
          ExitCode.FAILED,
          commandLine.execute("--data", data.toString(), "--out", out.toString(), "--quiet"));
      assertEquals("", stdout.toString());
      assertTrue(err.toString().startsWith("finder: another run writes to " + out), err::toString);
      assertArrayEquals(new String[] {FolderLock.FILE}, out.toFile().list());
    }
  }

  @Test
  void saysWhatNoFileCanBeCalled() {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Rangefinder.commandLine(null).setErr(new PrintWriter(err));
    assertEquals(ExitCode.USAGE, commandLine.execute("--out", "a\0b"));
    assertTrue(
        err.toString().contains("'a\\x00b' cannot be the name of a file here (Nul character"),
        err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lenet | --model must be convnet, mlp, a .keras, .json or .h5 file, or a list of layers; |"
            + " 0 | 5",
        "flatten, dens 10 | --model: there is no layer 'dens'; there are conv, depthwise,"
            + " separable, | 9 | 4"
      })
  void pointsAtTheWordOfAModelThatIsWrong(String model, String sentence, int at, int length) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Rangefinder.commandLine(null).setErr(new PrintWriter(err));
    assertEquals(ExitCode.USAGE, commandLine.execute("--model", model));
    String[] lines = err.toString().split(System.lineSeparator());
    assertTrue(lines[0].startsWith("finder: " + sentence), lines[0]);
    assertEquals(List.of(model, " ".repeat(at) + "^".repeat(length)), List.of(lines[1], lines[2]));
  }

  @ParameterizedTest
  @CsvSource({"--out,--out must name a folder", "--data,--data must be mnist"})
  void refusesFoldersWithoutAName(String option, String sentence) {
    SettingException e = assertThrows(SettingException.class, () -> settings(option, ""));
    String words = e.sentence().words(OptionWords::of);
    assertTrue(words.startsWith(sentence), words);
    assertTrue(words.endsWith(", got ''"), words);
    assertTrue(e.isUsage());
  }

  @Test
  void refusesVectorKernelsThatAreNotThere() {
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Rangefinder.commandLine("this Java runtime has no such module")
            .setErr(new PrintWriter(err));
    try {
      assertEquals(ExitCode.FAILED, commandLine.execute("--kernels=vector"));
    } finally {
      System.clearProperty("rangefinder.kernels");
    }
    assertEquals(
        "finder: --kernels vector is not possible: this Java runtime has no such module",
        err.toString().strip());
  }
}
