package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.report.chart.LossChart;
import io.github.rangefinder.finder.report.chart.LossDeltaChart;
import io.github.rangefinder.finder.report.chart.VerificationChart;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeTestFilesTest {
  private static final String LONG_NAME = "sgd(momentum=0.9,nesterov=true)";

  @TempDir Path folder;

  @Test
  void whatWasWrittenReadsBackToTheLastBit() throws IOException {
    RangeTestReport report = notFinite();
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestReport read = RangeTestFiles.read(folder);

    assertEquals(report.provenance().version(), read.provenance().version());
    assertEquals(report.provenance().environment(), read.provenance().environment());
    assertSameAnswers(report, read);
    Map<String, Object> settings = read.provenance().settings().values();
    assertEquals(
        List.copyOf(report.provenance().settings().values().keySet()),
        List.copyOf(settings.keySet()));
    assertEquals(1e-4, settings.get("startLr"));
    assertEquals(250L, settings.get("batchSize"));
    for (int t = 0; t < report.tests().size(); t++) {
      TestReport expected = report.tests().get(t);
      TestReport actual = read.tests().get(t);
      assertEquals(expected.repeat(), actual.repeat());
      assertEquals(expected.suggestions(), actual.suggestions());
      assertEquals(expected.result().stopReason(), actual.result().stopReason());
      assertEquals(expected.result().seconds(), actual.result().seconds());
      assertSameCurve(expected.result().curve(), actual.result().curve());
    }
    assertEquals(RangeTestJson.write(report), RangeTestJson.write(read));
  }

  @Test
  void csvHasTheColumnsOfTheCommandLineDocument() throws IOException {
    RangeTestReport report = notFinite();
    RangeTestFiles.writeNumbers(folder, report);
    List<String> lines = Files.readAllLines(folder.resolve("range-test.csv"));

    assertEquals(
        "optimizer,repeat,iteration,learning_rate,loss,smoothed_loss,loss_delta", lines.get(0));
    RangeCurve curve = report.tests().get(0).result().curve();
    assertTrue(lines.get(1).startsWith("\"" + LONG_NAME + "\",0,0,1.0E-4," + curve.loss(0)));
    assertTrue(lines.get(20).endsWith(","), "no loss delta at iteration 19");
    double delta = (curve.loss(20) - curve.loss(0)) / 20;
    assertTrue(lines.get(21).endsWith("," + curve.smoothedLoss(20) + "," + delta));
    assertTrue(lines.get(curve.size()).endsWith(",NaN,NaN,NaN"), lines.get(curve.size()));
  }

  /** Rows are printed some thousands at once, side by side. */
  @Test
  void manyRowsStandInTheirOrder() throws IOException {
    RangeTestReport report = SampleReports.article(25_001);
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestReport read = RangeTestFiles.read(folder);

    for (int t = 0; t < report.tests().size(); t++) {
      assertSameCurve(report.tests().get(t).result().curve(), read.tests().get(t).result().curve());
    }
  }

  @Test
  void jsonHasTheNamesOfTheCommandLineDocument() throws IOException {
    RangeTestFiles.writeNumbers(folder, notFinite());
    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("range-test.json")))
            .getAsJsonObject();

    assertEquals(
        List.of("version", "settings", "environment", "tests", "results", "choice"),
        List.copyOf(json.keySet()));
    assertEquals(
        List.of("jdk", "kernels", "vectorBits", "threads", "os"),
        List.copyOf(json.getAsJsonObject("environment").keySet()));
    JsonObject test = json.getAsJsonArray("tests").get(0).getAsJsonObject();
    assertEquals(
        List.of(
            "optimizer",
            "repeat",
            "iterations",
            "stopReason",
            "seconds",
            "bestLoss",
            "suggestions"),
        List.copyOf(test.keySet()));
    assertEquals("not-finite", test.get("stopReason").getAsString());
    JsonObject broken = json.getAsJsonArray("tests").get(1).getAsJsonObject();
    assertTrue(broken.get("bestLoss").isJsonNull());
    assertTrue(broken.getAsJsonObject("suggestions").get("rangefinder").isJsonNull());
    JsonObject result = json.getAsJsonArray("results").get(1).getAsJsonObject();
    assertEquals(
        List.of("optimizer", "suggested", "verdict", "reason", "low", "high", "evidence", "rules"),
        List.copyOf(result.keySet()));
    assertEquals("none", result.get("verdict").getAsString());
    assertTrue(result.get("suggested").isJsonNull());
    assertEquals(LONG_NAME, test.get("optimizer").getAsString());
  }

  @Test
  void repeatsReadBackAndDrawTheSame() throws Exception {
    RangeTestReport report = SampleReports.repeated(120, 5);
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestReport read = RangeTestFiles.read(folder);
    assertEquals(RangeTestJson.write(report), RangeTestJson.write(read));
    assertArrayEquals(LossChart.png(report), LossChart.png(read));
    assertArrayEquals(LossDeltaChart.png(report), LossDeltaChart.png(read));

    List<Double> rates =
        report.results().get(0).tests().stream()
            .map(test -> test.suggestions().get("rangefinder").getAsDouble())
            .sorted()
            .toList();
    JsonObject rule =
        JsonParser.parseString(RangeTestJson.write(report))
            .getAsJsonObject()
            .getAsJsonArray("results")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("rules")
            .getAsJsonObject("rangefinder");
    assertEquals(rates.get(2), rule.get("median").getAsDouble(), 1e-12);
    assertEquals(5, rule.get("found").getAsInt());
    assertTrue(rule.get("low").getAsDouble() >= rates.get(0));
    assertTrue(rule.get("high").getAsDouble() <= rates.get(4));
  }

  @Test
  void aVerificationReadsBackAndDrawsTheSame() throws Exception {
    RangeTestReport report = SampleReports.verified(200);
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestReport read = RangeTestFiles.read(folder);
    assertSameAnswers(report, read);
    assertEquals(RangeTestJson.write(report), RangeTestJson.write(read));
    assertArrayEquals(VerificationChart.png(report), VerificationChart.png(read));
    assertEquals(
        List.of("loss.png", "loss-delta.png", "verify.png"),
        RangeTestFiles.draw(read).writeTo(folder));
    assertTrue(Files.exists(folder.resolve("verify.png")));
    assertEquals(
        List.of("loss.png", "loss-delta.png"),
        RangeTestFiles.draw(SampleReports.article(200)).writeTo(folder));
  }

  @Test
  void drawsAnyVerification() throws Exception {
    RangeTestReport report = SampleReports.article(100);
    for (double[] losses :
        new double[][] {{Double.NaN}, {-1, Double.NaN}, {0, 0, 0, 0, 0}, {1, 1e30, 3, 2, 1}}) {
      List<Trial> trials = new ArrayList<>();
      for (double loss : losses) {
        double rate = Math.pow(10, trials.size() - 3);
        trials.add(new Trial(rate, loss, Double.NaN, OptionalDouble.empty()));
      }
      OptimizerReport sgd =
          new OptimizerReport(
              "sgd",
              report.results().get(0).tests(),
              report.results().get(0).suggestion(),
              Optional.of(new Verification(1, trials)));
      RangeTestReport verified = new RangeTestReport(report.provenance(), List.of(sgd));
      assertTrue(VerificationChart.png(verified).length > 1000);
      assertTrue(Answer.text(verified).contains("learning rate      loss"));
    }
  }

  @Test
  void picturesAreTheSameFromTheFilesAndInAnyLocale() throws Exception {
    RangeTestReport report = notFinite();
    RangeTestFiles.writeNumbers(folder, report);
    RangeTestFiles.draw(report).writeTo(folder);
    byte[] loss = Files.readAllBytes(folder.resolve("loss.png"));
    byte[] delta = Files.readAllBytes(folder.resolve("loss-delta.png"));
    BufferedImage image = ImageIO.read(folder.resolve("loss.png").toFile());
    assertEquals(1600, image.getWidth());
    assertEquals(1000, image.getHeight());

    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      RangeTestFiles.draw(RangeTestFiles.read(folder)).writeTo(folder);
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(loss, Files.readAllBytes(folder.resolve("loss.png")));
    assertArrayEquals(delta, Files.readAllBytes(folder.resolve("loss-delta.png")));
  }

  @Test
  void drawsWhateverWasMeasured() throws Exception {
    for (int iterations : new int[] {1, 2, 20}) {
      Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
      losses.put("flat", rate -> 0);
      losses.put("nothing", rate -> Double.NaN);
      losses.put("huge", rate -> 1e300 * rate);
      RangeTestFiles.draw(SampleReports.of(losses, SyntheticLosses.settings(iterations)))
          .writeTo(folder);
    }
    assertTrue(Files.size(folder.resolve("loss-delta.png")) > 1000);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    assertMessage("range-test.json: there is no such file");
    RangeTestFiles.writeNumbers(folder, notFinite());
    Files.delete(folder.resolve("range-test.csv"));
    assertMessage("range-test.csv: there is no such file");
  }

  @Test
  void garbageIsNamedWithItsPlace() throws IOException {
    assertGarbage("range-test.csv", "smoothed_loss,", "smooth,", "line 1: expected the columns");
    assertGarbage("range-test.csv", "1.0E-4,", "fast,", "line 2: expected a number for learning");
    assertGarbage("range-test.csv", "0,2,", "0,3,", "line 4: expected iteration 2, found 3");
    assertGarbage("range-test.csv", "0,1,", "0,1,8,", "line 3: expected 7 values, found 8");
    assertGarbage("range-test.csv", "0,0,", "5,0,", "line 3: expected iteration 0, found 1");
    assertGarbage("range-test.csv", "\"sgd", "\"sg\"d", "range-test.csv: ");
    assertGarbage("range-test.json", "{", "{{", "it is not valid JSON at line 1");
    assertGarbage("range-test.json", "tests", "test", "expected tests in the file");
    assertGarbage("range-test.json", "not-finite", "bored", "got bored");
    assertGarbage("range-test.json", "\"repeat\": 0", "\"repeat\": 7", "found 0");
    assertGarbage("range-test.json", "\"repeat\": 0", "\"repeat\": \"x\"", "to be a number");
    assertGarbage(
        "range-test.json",
        "\"verdict\": \"uncertain\"",
        "\"verdict\": \"sure\"",
        "expected reliable, uncertain or none, got sure");
    assertGarbage("range-test.json", "movingAverage", "window", "settings.movingAverage");
  }

  private void assertGarbage(String file, String text, String garbage, String message)
      throws IOException {
    RangeTestFiles.writeNumbers(folder, notFinite());
    Path path = folder.resolve(file);
    String good = Files.readString(path);
    int at = good.indexOf(text);
    assertTrue(at >= 0, text);
    Files.writeString(path, good.substring(0, at) + garbage + good.substring(at + text.length()));
    assertMessage(message);
  }

  private void assertMessage(String part) {
    String message =
        assertThrows(IOException.class, () -> RangeTestFiles.read(folder)).getMessage();
    assertTrue(message.contains(part), message);
    assertTrue(message.startsWith("cannot read " + folder), message);
    assertFalse(message.contains("\n"), message);
  }

  private static void assertSameAnswers(RangeTestReport expected, RangeTestReport actual) {
    assertEquals(expected.results().size(), actual.results().size());
    for (int i = 0; i < expected.results().size(); i++) {
      OptimizerReport one = expected.results().get(i);
      OptimizerReport other = actual.results().get(i);
      assertEquals(one.optimizer(), other.optimizer());
      assertEquals(one.tests().size(), other.tests().size());
      assertEquals(one.suggestion().learningRate(), other.suggestion().learningRate());
      assertEquals(one.suggestion().verdict(), other.suggestion().verdict());
      assertEquals(one.suggestion().reason(), other.suggestion().reason());
      assertEquals(one.verification(), other.verification());
    }
  }

  private static void assertSameCurve(RangeCurve expected, RangeCurve actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.learningRate(i), actual.learningRate(i));
      assertEquals(expected.loss(i), actual.loss(i));
      assertEquals(expected.smoothedLoss(i), actual.smoothedLoss(i));
    }
  }

  /** A test that ends with a NaN, and one that begins with one. */
  private static RangeTestReport notFinite() {
    Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
    DoubleUnaryOperator sgd = SyntheticLosses.noisy(SyntheticLosses.sgd(), 0.05, 1);
    losses.put(LONG_NAME, rate -> rate > 0.3 ? Double.NaN : sgd.applyAsDouble(rate));
    losses.put("adam", rate -> Double.NaN);
    return SampleReports.of(losses, SyntheticLosses.settings(150));
  }
}
