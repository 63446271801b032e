package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.finder.disk.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A model that was trained and saved, asked about other data. */
class EvaluateCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Rangefinder.commandLine(null);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  /** Two classes that lie far apart, around means that are far from 0. */
  private Path table(String name, List<String> classes, int rows, int seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("height,width,kind"));
    for (int i = 0; i < rows; i++) {
      String kind = classes.get(i % classes.size());
      double shift = kind.equals("cat") ? 3 : -3;
      lines.add(
          (1000 + shift + random.nextGaussian()) + "," + (50 + random.nextGaussian()) + "," + kind);
    }
    return Files.write(folder.resolve(name), lines);
  }

  private String train(Path data) {
    Path model = folder.resolve("model.npz");
    int code =
        run(
            "train",
            "--data=" + data,
            "--validation-split=0.2",
            "--model=dense 8 relu, dense",
            "--lr=0.03",
            "--epochs=20",
            "--quiet",
            "--out=" + folder.resolve("trained"),
            "--save=" + model);
    assertEquals(0, code, err::toString);
    return "--model=" + model;
  }

  private Path out() {
    return folder.resolve("out");
  }

  @BeforeEach
  void quiet() {
    err.getBuffer().setLength(0);
  }

  @Test
  void newDataIsReadAsTheTrainingDataWas() throws Exception {
    String model = train(table("old.csv", List.of("cat", "dog"), 200, 1));
    // all of one class: by themselves these rows would be standardised to mean 0
    Path other = table("new.csv", List.of("dog"), 50, 2);
    assertEquals(0, run("evaluate", model, "--data=" + other, "--out=" + out()), err::toString);
    assertTrue(out.toString().contains(" right of 50 samples"), out::toString);
    JsonObject json =
        JsonParser.parseString(Files.readString(out().resolve("evaluation.json")))
            .getAsJsonObject();
    assertTrue(json.get("accuracy").getAsDouble() > 0.95, json::toString);
    assertEquals("", err.toString());
    assertEquals("class,cat,dog", Files.readAllLines(out().resolve("confusion.csv")).get(0));
    assertTrue(Files.size(out().resolve("confusion.png")) > 1000);
    assertFalse(Files.exists(out().resolve("mistakes.png")));
    assertTrue(Files.readString(out().resolve("report.html")).contains("Confusion matrix"));

    assertEquals(0, run("predict", model, "--data=" + other, "--out=" + out()), err::toString);
    List<String> predictions = Files.readAllLines(out().resolve("predictions.csv"));
    assertEquals("sample,label,probability,p_0,p_1", predictions.get(0));
    assertEquals(51, predictions.size());
    assertTrue(
        predictions.stream().filter(line -> line.matches("\\d+,dog,.*")).count() > 45,
        predictions::toString);

    Path metres = Files.write(folder.resolve("m.csv"), List.of("height,width", "1.003,0.05"));
    assertEquals(0, run("predict", model, "--data=" + metres, "--out=" + out()), err::toString);
    assertTrue(err.toString().contains("were they scaled in another way?"), err::toString);
  }

  @Test
  void onlyTheFirstSamplesAreAsked() throws Exception {
    String model = train(table("old.csv", List.of("cat", "dog"), 200, 1));
    String data = "--data=" + table("new.csv", List.of("dog", "cat"), 50, 2);
    String to = "--out=" + out();
    assertEquals(0, run("evaluate", model, data, "--samples=7", to), err::toString);
    assertTrue(out.toString().contains(" right of 7 samples"), out::toString);
    assertEquals(0, run("predict", model, data, "--samples=7", to), err::toString);
    assertEquals(8, Files.readAllLines(out().resolve("predictions.csv")).size());
    assertEquals(2, run("predict", model, data, "--samples=51", to));
    assertEquals(
        "finder: --samples must be at most 50, for the data has no more samples, got 51\n",
        err.toString());
  }

  /** Classes of pixels, by a model and data of Keras. */
  @Test
  void pixelsAreCountedByTheirClasses() throws Exception {
    Path zoo = Path.of("src", "test", "resources", "keras", "zoo");
    String model = "--model=" + zoo.resolve("segmentation.keras");
    String data = "--data=" + zoo.resolve("segmentation.npz");
    assertEquals(0, run("evaluate", model, data, "--out=" + out()), err::toString);
    assertTrue(out.toString().contains("right at all positions of 96 samples"), out::toString);
    assertTrue(out.toString().contains("positions\n"), out::toString);
    List<String> matrix = Files.readAllLines(out().resolve("confusion.csv"));
    assertEquals("class,0,1,2", matrix.get(0));
    long pixels =
        matrix.stream()
            .skip(1)
            .flatMap(row -> Stream.of(row.split(",")).skip(1))
            .mapToLong(Long::parseLong)
            .sum();
    assertEquals(96 * 8 * 8, pixels);
    JsonObject json =
        JsonParser.parseString(Files.readString(out().resolve("evaluation.json")))
            .getAsJsonObject();
    long right = 0;
    for (int label = 0; label < 3; label++) {
      right += json.getAsJsonArray("confusion").get(label).getAsJsonArray().get(label).getAsLong();
    }
    assertEquals(json.get("accuracy").getAsDouble(), (double) right / pixels, 1e-12);
    assertTrue(Files.size(out().resolve("confusion.png")) > 1000);
  }

  @Test
  void whatWasNotedAsTheDataWasReadIsSaid() {
    Path zoo = Path.of("src", "test", "resources", "keras", "zoo");
    String model = "--model=" + zoo.resolve("channels_first.keras");
    String data = "--data=" + zoo.resolve("channels_first.npz");
    assertEquals(0, run("evaluate", model, data, "--out=" + out()), err::toString);
    assertTrue(out.toString().contains("x_train has its channels first"), out::toString);
  }

  @Test
  void theSecondOfTwoRunsIntoOneFolderIsTold() throws Exception {
    Path data = table("old.csv", List.of("cat", "dog"), 100, 1);
    String model = train(data);
    Files.createDirectory(out());
    try (FolderLock lock = FolderLock.take(out())) {
      for (String command : List.of("evaluate", "predict")) {
        assertEquals(1, run(command, model, "--data=" + data, "--out=" + out()));
        assertTrue(err.toString().contains("another run writes to " + out()), err::toString);
      }
      assertFalse(Files.exists(out().resolve("evaluation.json")));
    }
    assertEquals(0, run("evaluate", model, "--data=" + data, "--out=" + out()), err::toString);
    assertFalse(Files.exists(out().resolve(FolderLock.FILE)));
  }

  @Test
  void aFileThatCannotBeWrittenKeepsNoOtherFromBeingWritten() throws Exception {
    Path data = table("old.csv", List.of("cat", "dog"), 100, 1);
    String model = train(data);
    Files.createDirectories(out().resolve("evaluation.json/in-its-place"));
    assertEquals(1, run("evaluate", model, "--data=" + data, "--out=" + out()));
    assertTrue(err.toString().contains("evaluation.json"), err::toString);
    assertTrue(Files.exists(out().resolve("confusion.csv")));
    assertTrue(Files.exists(out().resolve("report.html")));
  }

  @Test
  void aClassThatTheModelDoesNotKnowIsSaid() throws Exception {
    String model = train(table("old.csv", List.of("cat", "dog"), 200, 1));
    Path other = table("new.csv", List.of("cow", "dog"), 20, 2);
    assertEquals(1, run("evaluate", model, "--data=" + other, "--out=" + out()));
    assertTrue(err.toString().contains("cow"), err::toString);
  }

  @Test
  void imagesThatDoNotFitAreSaid() throws Exception {
    String model = train(table("old.csv", List.of("cat", "dog"), 200, 1));
    assertEquals(1, run("evaluate", model, "--data=mnist", "--out=" + out()));
    assertTrue(
        err.toString()
            .contains("shape (28, 28, 1), but the model was trained on samples of shape (2)"),
        err::toString);
  }

  @Test
  void samplesToPredictNeedNoLabels() throws Exception {
    String model = train(table("old.csv", List.of("cat", "dog"), 200, 1));
    Path other = table("new.csv", List.of("dog"), 50, 2);
    assertEquals(0, run("predict", model, "--data=" + other, "--out=" + out()), err::toString);
    String labelled = Files.readString(out().resolve("predictions.csv"));
    List<String> rows =
        Files.readAllLines(other).stream()
            .map(row -> row.substring(0, row.lastIndexOf(',')))
            .toList();
    Path bare = Files.write(folder.resolve("bare.csv"), rows);
    assertEquals(0, run("predict", model, "--data=" + bare, "--out=" + out()), err::toString);
    assertEquals(labelled, Files.readString(out().resolve("predictions.csv")));
    Path cows = table("cows.csv", List.of("cow"), 5, 2);
    assertEquals(0, run("predict", model, "--data=" + cows, "--out=" + out()), err::toString);
    assertEquals(1, run("evaluate", model, "--data=" + bare, "--out=" + out()));
    assertTrue(err.toString().contains("has no column kind, the label: "), err::toString);
    Path wrong = Files.write(folder.resolve("wrong.csv"), List.of("height,kind", "1,cat"));
    assertEquals(1, run("predict", model, "--data=" + wrong, "--out=" + out()));
    assertTrue(err.toString().contains("has the columns [height, kind]"), err::toString);
  }

  @Test
  void theModelKnowsWhichColumnsAndWhichTask() throws Exception {
    List<String> lines = new ArrayList<>(List.of("y,x,z"));
    for (int i = 0; i < 200; i++) {
      lines.add((5000 + 10 * i) + "," + i + "," + (i * 7919) % 200);
    }
    Path data = Files.write(folder.resolve("line.csv"), lines);
    Path model = folder.resolve("line.npz");
    assertEquals(
        0,
        run(
            "train",
            "--data=" + data,
            "--task=regression",
            "--label-column=y",
            "--drop=z",
            "--validation-split=0.2",
            "--model=dense",
            "--optimizer=sgd",
            "--lr=0.1",
            "--epochs=60",
            "--quiet",
            "--out=" + folder.resolve("trained"),
            "--save=" + model),
        err::toString);
    Path bare = Files.write(folder.resolve("bare.csv"), List.of("x", "100"));
    assertEquals(
        0, run("predict", "--model=" + model, "--data=" + bare, "--out=" + out()), err::toString);
    String[] row = Files.readAllLines(out().resolve("predictions.csv")).get(1).split(",");
    assertEquals(6000, Double.parseDouble(row[1]), 30);
    assertEquals(
        0, run("evaluate", "--model=" + model, "--data=" + data, "--out=" + out()), err::toString);
    assertTrue(out.toString().contains("of the variance"), out::toString);
  }

  @Test
  void aModelWithoutWeightsIsNotAsked() {
    assertEquals(2, run("evaluate", "--model=mlp", "--data=mnist", "--out=" + out()));
    assertTrue(err.toString().contains("there is no trained model"), err::toString);
    assertEquals(1, run("evaluate", "--model=missing.npz", "--out=" + out()));
    assertTrue(err.toString().contains("missing.npz does not exist"), err::toString);
  }

  @Test
  void numbersArePredictedInTheirOwnUnit() throws Exception {
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 200; i++) {
      lines.add(i + "," + (5000 + 10 * i));
    }
    Path data = Files.write(folder.resolve("line.csv"), lines);
    Path model = folder.resolve("line.npz");
    assertEquals(
        0,
        run(
            "train",
            "--data=" + data,
            "--task=regression",
            "--validation-split=0.2",
            "--model=dense",
            "--optimizer=sgd",
            "--lr=0.1",
            "--epochs=60",
            "--quiet",
            "--out=" + folder.resolve("trained"),
            "--save=" + model),
        err::toString);
    String[] asked = {"--model=" + model, "--data=" + data, "--task=regression", "--out=" + out()};
    assertEquals(0, run("predict", asked[0], asked[1], asked[2], asked[3]), err::toString);
    String[] last = Files.readAllLines(out().resolve("predictions.csv")).get(200).split(",");
    assertEquals(5000 + 10 * 199, Double.parseDouble(last[1]), 30);
    assertEquals(0, run("evaluate", asked[0], asked[1], asked[2], asked[3]), err::toString);
    assertTrue(out.toString().contains("of the variance"), out::toString);
  }
}
