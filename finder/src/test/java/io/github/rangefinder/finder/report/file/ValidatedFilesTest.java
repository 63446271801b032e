package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.rangetest.HeldOut;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTest;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.rangetest.Trainable;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of tests that looked at held-out samples. */
class ValidatedFilesTest {
  private static final HeldOut EVERY_FOURTH = new HeldOut(80, 4);

  @TempDir private Path folder;

  private static Trainable validated(OptionalDouble accuracyAtMost) {
    return new Trainable() {
      private double last;

      @Override
      public double step(int iteration, double learningRate) {
        last = learningRate;
        return 2.3 + 0.01 * Math.sin(iteration);
      }

      @Override
      public Metrics validate() {
        double loss = SyntheticLosses.adam().applyAsDouble(last);
        OptionalDouble accuracy =
            accuracyAtMost.isEmpty()
                ? accuracyAtMost
                : OptionalDouble.of(accuracyAtMost.getAsDouble() * Math.exp(-loss));
        return new Metrics(loss, accuracy);
      }

      @Override
      public Snapshot snapshot() {
        return () -> {};
      }
    };
  }

  private static RangeTestReport report(MeasuredLoss judged, OptionalDouble accuracyAtMost) {
    RangeTestSettings settings = SyntheticLosses.settings(400).lookingAt(EVERY_FOURTH, judged);
    RangeTestResult result =
        RangeTest.run(
            validated(accuracyAtMost), settings, (i, n, rate, loss, best) -> {}, () -> false);
    Suggestion suggestion = LossValley.suggest(result, settings);
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("loss", judged.name().toLowerCase(Locale.ROOT));
    options.put("validationSamples", EVERY_FOURTH.samples());
    options.put("movingAverage", 20);
    return new RangeTestReport(
        new Provenance(
            "0.1.0",
            new SettingValues(options),
            new Environment("17.0.15", "vector", 512, 2, "Linux")),
        List.of(
            new OptimizerReport(
                "adam",
                List.of(
                    new TestReport(0, result, Map.of(LossValley.NAME, suggestion.learningRate()))),
                suggestion)));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasLookedAtReadsBackToTheLastBit(MeasuredLoss judged) throws IOException {
    RangeTestReport report = report(judged, OptionalDouble.of(1));
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestReport read = RangeTestFiles.read(folder);

    RangeCurve expected = report.tests().get(0).result().curve();
    RangeCurve found = read.tests().get(0).result().curve();
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.loss(i), found.loss(i));
      assertEquals(expected.smoothedLoss(i), found.smoothedLoss(i));
      assertEquals(expected.validationLoss(i), found.validationLoss(i));
      assertEquals(expected.validationAccuracy(i), found.validationAccuracy(i));
    }
    assertEquals(expected.judged().size(), found.judged().size());
    int every = judged == MeasuredLoss.VALIDATION ? EVERY_FOURTH.interval() : 1;
    assertEquals(expected.size() / every, expected.judged().size());
    assertEquals(RangeTestJson.write(report), RangeTestJson.write(read));
  }

  @Test
  void theAnswerNamesTheHighestAccuracy() {
    String batch = Answer.text(report(MeasuredLoss.BATCH, OptionalDouble.of(1)));
    assertTrue(batch.contains("  Highest accuracy on 80 held-out samples "), batch);
    assertTrue(batch.replaceAll("\\s+", " ").contains("% at a learning rate of "), batch);
    assertFalse(batch.contains("That is the loss"), batch);

    String validation = Answer.text(report(MeasuredLoss.VALIDATION, OptionalDouble.empty()));
    assertTrue(validation.contains("  That is the loss on 80 held-out samples.\n"), validation);
    assertFalse(validation.contains("accuracy"), validation);
  }

  @Test
  void theColumnsStandAtTheEndAndAreEmptyWithoutALook() throws IOException {
    RangeTestFiles.writeNumbers(folder, report(MeasuredLoss.VALIDATION, OptionalDouble.of(1)));
    List<String> lines = Files.readAllLines(folder.resolve("range-test.csv"));
    assertEquals(
        "optimizer,repeat,iteration,learning_rate,loss,smoothed_loss,loss_delta,"
            + "validation_loss,validation_accuracy",
        lines.get(0));
    assertEquals("adam,0,0,1.0E-4,2.3,,,,", lines.get(1));
    assertTrue(
        lines.get(4).matches("adam,0,3,1.07.*,2\\.301.*,2\\.2.*,,2\\.2.*,0\\.1.*"), lines.get(4));
  }

  @Test
  void regressionHasAValidationLossButNoAccuracy() throws Exception {
    RangeTestReport report = report(MeasuredLoss.VALIDATION, OptionalDouble.empty());
    RangeTestFiles.writeNumbers(folder, report);
    List<String> lines = Files.readAllLines(folder.resolve("range-test.csv"));
    assertTrue(lines.get(4).endsWith(","), lines.get(4));
    assertFalse(RangeTestJson.write(report).contains("bestAccuracy"));
    assertEquals(
        List.of("loss.png", "loss-delta.png"), RangeTestFiles.draw(report).writeTo(folder));
  }

  @Test
  void theAccuracyHasAPictureOfItsOwn() throws Exception {
    RangeTestReport report = report(MeasuredLoss.BATCH, OptionalDouble.of(1));
    RangeTestFiles.writeNumbers(folder, report);
    assertEquals(
        List.of("loss.png", "loss-delta.png", "accuracy.png"),
        RangeTestFiles.draw(report).writeTo(folder));
    byte[] drawn = Files.readAllBytes(folder.resolve("accuracy.png"));
    RangeTestFiles.draw(RangeTestFiles.read(folder)).writeTo(folder);
    assertArrayEquals(drawn, Files.readAllBytes(folder.resolve("accuracy.png")));

    RangeTestFiles.draw(SampleReports.article(50)).writeTo(folder);
    assertFalse(Files.exists(folder.resolve("accuracy.png")), "that of another test");
  }

  @Test
  void saysWhatItExpectedInTheNewColumns() throws IOException {
    RangeTestFiles.writeNumbers(folder, report(MeasuredLoss.BATCH, OptionalDouble.of(1)));
    Path csv = folder.resolve("range-test.csv");
    List<String> lines = Files.readAllLines(csv);
    lines.set(4, lines.get(4) + "x");
    Files.write(csv, lines);
    String message =
        assertThrows(IOException.class, () -> RangeTestFiles.read(folder)).getMessage();
    assertTrue(
        message.contains("line 5: expected a number for validation_accuracy, found '0.1"), message);
  }
}
