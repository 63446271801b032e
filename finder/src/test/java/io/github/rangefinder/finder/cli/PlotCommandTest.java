package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.report.file.TrainFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Report and pictures of every kind of run, made again from the numbers in its folder. */
class PlotCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path data;

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Rangefinder.commandLine(null);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  @BeforeEach
  void table() throws IOException {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>(List.of("x,y,kind"));
    for (int i = 0; i < 200; i++) {
      double shift = i % 2 == 0 ? 1 : -1;
      lines.add(
          (shift + random.nextGaussian()) + "," + random.nextGaussian() + "," + "ab".charAt(i % 2));
    }
    data = Files.write(folder.resolve("table.csv"), lines);
  }

  private Path did(String command, String... more) {
    Path to = folder.resolve(command);
    List<String> args =
        new ArrayList<>(List.of(command, "--data=" + data, "--quiet", "--out=" + to));
    args.addAll(List.of(more));
    assertEquals(0, run(args.toArray(String[]::new)), err::toString);
    return to;
  }

  /** Takes report and pictures away; they come back as they were. */
  private void plotsAgain(Path of, String... pictures) throws IOException {
    List<String> names = new ArrayList<>(List.of("report.html"));
    names.addAll(List.of(pictures));
    List<byte[]> before = new ArrayList<>();
    for (String name : names) {
      before.add(Files.readAllBytes(of.resolve(name)));
      Files.delete(of.resolve(name));
    }
    assertEquals(0, run("plot", of.toString()), err::toString);
    for (int i = 0; i < names.size(); i++) {
      assertArrayEquals(before.get(i), Files.readAllBytes(of.resolve(names.get(i))), names.get(i));
      assertTrue(out.toString().contains(names.get(i)), out::toString);
    }
  }

  @Test
  void ofTrainAndEvaluate() throws IOException {
    String[] training = {"--model=dense", "--lr=0.05", "--epochs=3", "--validation-split=0.3"};
    Path model = folder.resolve("m.npz");
    Path trained =
        did("train", training[0], training[1], training[2], training[3], "--save=" + model);
    String page = Files.readString(trained.resolve("report.html"));
    assertTrue(page.contains("Confusion matrix"), "the page of train has no confusion matrix");
    plotsAgain(trained, "history.png", "schedules.png");
    plotsAgain(did("evaluate", "--model=" + model), "confusion.png");
  }

  /** The page says how the rate was found, also when the training has gone on since. */
  @Test
  void ofATrainingWhoseLearningRateWasFound() throws IOException {
    Path trained = did("train", "--model=dense", "--epochs=100", "--validation-split=0.3");
    String page = Files.readString(trained.resolve("report.html"));
    for (String part : List.of("id=\"plot-loss\"", "id=\"plot-race\"", "each rule suggests")) {
      assertTrue(page.contains(part), part);
    }
    plotsAgain(trained, "history.png", "schedules.png", "loss.png", "loss-delta.png");
    assertEquals(0, run("train", "--resume=" + trained, "--epochs=102", "--quiet"), err::toString);
    assertTrue(out.toString().startsWith("Found by the range test and 4 "), out::toString);
    assertTrue(Files.readString(trained.resolve("report.html")).contains("id=\"plot-race\""));

    Path other = folder.resolve("other");
    String[] find = {"--data=" + data, "--model=dense", "--epochs=20", "--quiet", "--out=" + other};
    assertEquals(0, run(find), err::toString);
    for (String name : List.of("range-test.json", "range-test.csv")) {
      Files.copy(other.resolve(name), trained.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    assertEquals(0, run("plot", trained.toString()), err::toString);
    assertFalse(
        TrainFiles.search(trained).isPresent(), "the test of another run is taken for its own");
  }

  /** A test so short that no race follows: the page says so, and shows its loss delta. */
  @Test
  void ofATrainingWhoseLearningRateIsInDoubt() throws IOException {
    Path trained = did("train", "--model=dense", "--epochs=4", "--validation-split=0.3");
    plotsAgain(trained, "loss-delta.png");
    String page = Files.readString(trained.resolve("report.html"));
    assertTrue(page.contains("The learning rate found is uncertain"), "no doubt on the page");
    assertTrue(page.contains("id=\"plot-loss-delta\""), "no plot of the loss delta");
    assertFalse(page.contains("over the last 20 iterations"), "a window longer than the test");
  }

  @Test
  void ofASearch() throws IOException {
    Path searched = did("search", "--model=dense", "--epochs=4", "--validation-split=0.3");
    String page = Files.readString(searched.resolve("report.html"));
    assertTrue(page.contains("id=\"plot-race\"") && page.contains("id=\"plot-loss\""), "plots");
    plotsAgain(searched, "search.png", "loss.png", "loss-delta.png");

    assertEquals(0, run("overview", searched.toString(), "--out=" + folder.resolve("table")));
    assertTrue(
        Files.readString(folder.resolve("table/overview.csv")).contains(",search,dense on "),
        "search is not in the overview");
  }

  @Test
  void ofASearchWithACommandThatHasNoRangeTest() throws IOException {
    Path to = folder.resolve("commanded");
    assertEquals(
        0,
        run(
            "search",
            "--command=echo loss={lr}",
            "--metric=loss=(\\S+)",
            "--start-lr=1e-3",
            "--end-lr=1e-1",
            "--epochs=2",
            "--quiet",
            "--out=" + to),
        err::toString);
    assertFalse(Files.readString(to.resolve("report.html")).contains("Range test"));
    plotsAgain(to, "search.png");
  }

  @Test
  void aFolderWithoutARunIsSaid() {
    assertEquals(1, run("plot", folder.toString()));
    assertTrue(
        err.toString().contains("holds no finished run: expected range-test.json"), err::toString);
  }

  @Test
  void aChangedFileIsNamedWithThePlaceInIt() throws IOException {
    Path searched = did("search", "--model=dense", "--epochs=4", "--validation-split=0.3");
    Path json = searched.resolve("search.json");
    Files.writeString(json, Files.readString(json).replaceFirst("\"goOn\": true", "\"goOn\": 3"));
    assertEquals(1, run("plot", searched.toString()));
    assertTrue(
        err.toString().contains("search.json: expected race.goOn to be true or false, found 3"),
        err::toString);
  }
}
