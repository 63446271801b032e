package io.github.rangefinder.finder.report.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.report.page.TrainPage;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.report.words.TrainAnswer;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.RatePoint;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer, the numbers and the pictures of trainings whose losses are made up. */
class TrainFilesTest {
  private static final int STEPS = 20;

  @TempDir private Path folder;

  private static TrainingReport training(
      String schedule, TrainingEnd end, String failure, double[]... losses) {
    List<EpochRow> rows = new ArrayList<>();
    int best = 0;
    for (double[] loss : losses) {
      int epoch = rows.size() + 1;
      rows.add(
          new EpochRow(
              epoch,
              STEPS * epoch,
              0.1 / epoch,
              new Metrics(loss[0], OptionalDouble.of(1 - loss[0] / 4)),
              new Metrics(loss[1], OptionalDouble.of(1 - loss[1] / 4))));
      if (best == 0 || loss[1] < losses[best - 1][1]) {
        best = epoch;
      }
    }
    return new TrainingReport(schedule, rows, best, end, failure, 65.4);
  }

  private static TrainingReport overfitting() {
    return training(
        "constant",
        TrainingEnd.COMPLETED,
        "",
        new double[][] {{0.9, 0.5}, {0.4, 0.3}, {0.2, 0.35}, {0.1, 0.42}, {0.04, 0.5}});
  }

  private static TrainingReport improving() {
    return training(
        "one-cycle",
        TrainingEnd.STOPPED_EARLY,
        "",
        new double[][] {{0.8, 0.6}, {0.5, 0.4}, {0.2, 0.3}, {0.15, 0.28}, {0.1, 0.27}});
  }

  private static TrainingReport failing() {
    String failure = "the loss is not a number at step 3 of epoch 1, at a learning rate of 10";
    return training("step(factor=0.1,epochs=2)", TrainingEnd.NOT_FINITE, failure);
  }

  private static TrainReport report(TrainingReport... trainings) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("data", "mnist");
    settings.put("model", "convnet");
    settings.put("optimizer", "adam");
    settings.put("batchSize", 250);
    settings.put("validationSamples", 10_000);
    settings.put("patience", null);
    settings.put("lr", 0.1);
    settings.put("lowerLr", 0.025);
    settings.put("upperLr", 0.1);
    settings.put("epochs", 5);
    settings.put("schedule", Stream.of(trainings).map(TrainingReport::schedule).toList());
    Map<String, List<RatePoint>> rates = new LinkedHashMap<>();
    for (TrainingReport training : trainings) {
      rates.put(training.schedule(), List.of(new RatePoint(0, 0.1), new RatePoint(1, 0.05)));
    }
    return new TrainReport(
        new Provenance(
            "0.1.0",
            new SettingValues(settings),
            new Environment("17.0.15", "vector", 512, 2, "Linux")),
        List.of(trainings),
        new TrainReport.PlannedRates(rates, STEPS),
        Optional.of(new Confusion(List.of("a", "b"), new long[][] {{5, 1}, {2, 7}})),
        Optional.empty());
  }

  @Test
  void saysHowTheTrainingWent() {
    assertEquals(Fit.OVERFIT, Fit.of(overfitting()));
    assertEquals(Fit.STILL_IMPROVING, Fit.of(improving()));
    assertEquals(Fit.UNKNOWN, Fit.of(failing()));
    assertEquals(Fit.UNKNOWN, Fit.of(of(new double[] {1, 1})));
    assertEquals(Fit.UNDERFIT, Fit.of(of(new double[] {2, 1}, new double[] {1, 0.5})));
    double[] flat = {1.6, 1.6};
    assertEquals(Fit.UNDERFIT, Fit.of(of(new double[] {2, 1.7}, new double[] {1.65, 1.6}, flat)));
    double[] learned = {0.1, 0.3};
    assertEquals(
        Fit.LEVELLED_OFF, Fit.of(of(learned, new double[] {0.09, 0.299}, new double[] {0.1, 0.3})));
    assertEquals(Fit.LEVELLED_OFF, Fit.of(of(learned, new double[] {0.05, 0.31})), "chance");
    assertEquals(Fit.UNKNOWN, Fit.of(of(learned, new double[] {0.05, 0.4})), "no level");
    double[] higher = {0.11, 0.35};
    assertEquals(Fit.RISING, Fit.of(of(learned, higher, higher, higher)), "nor does training fall");
    double[] blown = {5, 9};
    assertEquals(Fit.DIVERGED, Fit.of(of(learned, blown, blown, blown)));
  }

  private static TrainingReport of(double[]... losses) {
    return training("constant", TrainingEnd.COMPLETED, "", losses);
  }

  @Test
  void answersInWordsWithATableToCompare() {
    String answer = TrainAnswer.text(report(overfitting(), improving(), failing()));
    for (String part :
        List.of(
            "constant: 92.50 % right, loss 0.300 (validation, epoch 2) ",
            "Overfit from epoch 3 on: the validation loss rises while",
            "Done after 5 epochs, 1 min 5 s.",
            "one-cycle: 93.25 % right",
            "Still improving: ",
            "Stopped early, the validation loss no longer fell, after 5 epochs",
            "step(factor=0.1,epochs=2): no whole epoch ",
            "Stopped: the loss is not a number at step 3 of epoch 1",
            "one-cycle got farthest: validation loss 0.270, 93.25 % of 10,000 samples right.")) {
      assertTrue(answer.replaceAll("\\s+", " ").contains(part), answer);
    }
    assertTrue(answer.lines().allMatch(line -> line.length() <= 80), answer);
    assertFalse(TrainAnswer.text(report(improving())).contains("farthest"));
  }

  @Test
  void regressionHasNoAccuracy() throws Exception {
    Metrics metrics = new Metrics(0.5, OptionalDouble.empty());
    List<EpochRow> rows = List.of(new EpochRow(1, STEPS, 0.1, metrics, metrics));
    TrainReport report =
        report(
            new TrainingReport("constant", rows, 1, TrainingEnd.COMPLETED, "", 1),
            new TrainingReport("one-cycle", List.of(), 0, TrainingEnd.INTERRUPTED, "", 1));
    String answer = TrainAnswer.text(report);
    assertTrue(answer.startsWith("constant: loss 0.500 (validation, epoch 1)\n"), answer);
    assertTrue(answer.contains("constant       1        0.500          -        0.500"), answer);
    assertTrue(answer.contains("got farthest:\nvalidation loss 0.500."), answer);
    TrainFiles.writeNumbers(folder, report);
    assertEquals(
        "1,20,0.1,0.5,,0.5,,constant", Files.readAllLines(folder.resolve("history.csv")).get(1));
    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("train.json"))).getAsJsonObject();
    assertTrue(json.getAsJsonObject("best").get("validation_accuracy").isJsonNull());
  }

  @Test
  void writesTheDocumentedColumnsAndKeys() throws Exception {
    TrainFiles.writeNumbers(folder, report(overfitting(), improving(), failing()));
    List<String> lines = Files.readAllLines(folder.resolve("history.csv"));
    assertEquals(
        "epoch,iteration,learning_rate,train_loss,train_accuracy,validation_loss,"
            + "validation_accuracy,schedule",
        lines.get(0));
    assertEquals("2,40,0.05,0.4,0.9,0.3,0.925,constant", lines.get(2));
    assertEquals(11, lines.size());

    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("train.json"))).getAsJsonObject();
    assertEquals(
        List.of(
            "version",
            "settings",
            "environment",
            "stepsPerEpoch",
            "schedule",
            "final",
            "best",
            "confusion",
            "trainings"),
        List.copyOf(json.keySet()));
    assertEquals("one-cycle", json.get("schedule").getAsString());
    assertEquals(5, json.getAsJsonObject("best").get("epoch").getAsInt());
    assertEquals(0.27, json.getAsJsonObject("final").get("validation_loss").getAsDouble());
    JsonObject first = json.getAsJsonArray("trainings").get(0).getAsJsonObject();
    assertEquals("overfit", first.get("fit").getAsString());
    assertEquals(2, first.getAsJsonObject("best").get("epoch").getAsInt());
    JsonObject third = json.getAsJsonArray("trainings").get(2).getAsJsonObject();
    assertEquals("not-finite", third.get("end").getAsString());
    assertTrue(third.get("best").isJsonNull());
  }

  @Test
  void readsWhatItWrote() throws Exception {
    TrainReport report = report(overfitting(), improving(), failing());
    TrainFiles.writeNumbers(folder, report);
    assertTrue(TrainFiles.areIn(folder));
    TrainReport read = TrainFiles.read(folder);
    assertEquals(report.trainings(), read.trainings());
    assertEquals(report.provenance().environment(), read.provenance().environment());
    assertEquals(STEPS, read.planned().stepsPerEpoch());
    assertEquals(List.of("a", "b"), read.confusion().orElseThrow().classes());
    assertArrayEquals(new long[][] {{5, 1}, {2, 7}}, read.confusion().orElseThrow().counts());
    assertEquals(
        List.copyOf(report.planned().bySchedule().keySet()),
        List.copyOf(read.planned().bySchedule().keySet()));
    List<RatePoint> steps = read.planned().bySchedule().get("step(factor=0.1,epochs=2)");
    assertEquals(0.1, rateAt(steps, 1.99), 1e-12);
    assertEquals(0.01, rateAt(steps, 2.01), 1e-12);
  }

  private static double rateAt(List<RatePoint> points, double epoch) {
    return points.stream()
        .filter(point -> point.epoch() <= epoch)
        .reduce((before, last) -> last)
        .orElseThrow()
        .learningRate();
  }

  @Test
  void saysWhichEpochsAreMissing() throws Exception {
    TrainFiles.writeNumbers(folder, report(overfitting()));
    Path csv = folder.resolve("history.csv");
    Files.write(csv, Files.readAllLines(csv).subList(0, 3));
    Exception e = assertThrows(IOException.class, () -> TrainFiles.read(folder));
    assertTrue(
        e.getMessage().endsWith("expected 5 epochs of constant in history.csv, found 2"),
        e.getMessage());
    Files.writeString(csv, "epoch,iteration\n1,two\n");
    e = assertThrows(IOException.class, () -> TrainFiles.read(folder));
    assertTrue(e.getMessage().contains("history.csv: line 2: expected epoch,"), e.getMessage());
  }

  @Test
  void thePageShowsTheBestEpochAndWhereOverfittingBegins() {
    String page = PageFile.html(TrainPage.of(report(overfitting(), improving(), failing())));
    for (String part :
        List.of(
            "92.50 % right",
            "overfits from epoch 3",
            "still improving",
            "blew up",
            "no whole epoch",
            "\"best: epoch 2\"",
            "\"overfits from here\"",
            "got farthest: validation loss 0.270")) {
      assertTrue(page.contains(part), part);
    }
  }

  @Test
  void drawsWhateverThereIs() throws Exception {
    TrainFiles.draw(report(failing())).writeTo(folder);
    TrainFiles.draw(report(of(new double[] {0, 0}))).writeTo(folder);
    TrainFiles.draw(report(overfitting(), improving(), failing())).writeTo(folder);
    assertTrue(Files.size(folder.resolve("history.png")) > 10_000);
    assertTrue(Files.size(folder.resolve("schedules.png")) > 10_000);
  }
}
