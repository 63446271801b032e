package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code judge} says of a test that {@code find} has run is what {@code find} says of it. */
class JudgeCommandTest {
  @TempDir private Path folder;
  private Path data;

  /** So many rows that the last batch of each epoch is a fifth of the others. */
  @BeforeEach
  void table() throws IOException {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>(List.of("x,y,kind"));
    for (int i = 0; i < 164; i++) {
      double shift = i % 2 == 0 ? 0.7 : -0.7;
      lines.add(
          (shift + random.nextGaussian()) + "," + random.nextGaussian() + "," + "ab".charAt(i % 2));
    }
    data = Files.write(folder.resolve("table.csv"), lines);
  }

  private JsonArray results(String to, String... args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    words.addAll(List.of("--quiet", "--out=" + folder.resolve(to)));
    StringWriter complaints = new StringWriter();
    CommandLine line = Rangefinder.commandLine(null);
    line.setOut(new PrintWriter(new StringWriter(), true));
    line.setErr(new PrintWriter(complaints, true));
    assertEquals(0, line.execute(words.toArray(String[]::new)), complaints::toString);
    JsonArray results = new JsonArray();
    JsonParser.parseString(Files.readString(folder.resolve(to).resolve("range-test.json")))
        .getAsJsonObject()
        .getAsJsonArray("results")
        .forEach(result -> results.add(answer(result.getAsJsonObject())));
    return results;
  }

  private static JsonObject answer(JsonObject result) {
    JsonObject answer = new JsonObject();
    for (String name : List.of("optimizer", "suggested", "verdict", "low", "high")) {
      answer.add(name, result.get(name));
    }
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--epochs=30",
        "--epochs=30 --end-lr=1000", // ends long before it was to
        "--epochs=30 --end-lr=1000 --stop-factor=0",
        "--epochs=60 --loss=validation",
        "--epochs=20 --repeats=3",
        "--epochs=40 --batch-size=40,20 --optimizer=sgd",
        "--iterations=90 --batches-per-lr=3",
        "--iterations=90 --independent",
        "--iterations=180 --loss=validation --optimizer=sgd(momentum=0.9)"
      })
  void saysOfOurOwnTestWhatFindSaid(String options) throws IOException {
    List<String> find = new ArrayList<>(List.of("--data=" + data, "--model=dense 8 relu, dense"));
    find.addAll(List.of(options.split(" ")));
    if (!options.contains("--batch-size")) {
      find.add("--batch-size=40");
    }
    JsonArray found = results("found", find.toArray(String[]::new));
    for (String file : List.of("range-test.json", "range-test.csv")) {
      String test = folder.resolve("found").resolve(file).toString();
      assertEquals(found, results("judged", "judge", test), file);
      String judged = folder.resolve("judged").resolve(file).toString();
      assertEquals(found, results("again", "judge", judged), "what judge has written: " + file);
    }
  }

  /** Momentum lets the curve lag, and Adam wants less: whoever says the optimizer is told less. */
  @Test
  void aNameThatIsAnOptimizersTellsMoreOfTheAnswer() throws IOException {
    results("found", "--data=" + data, "--model=dense 8 relu, dense", "--optimizer=sgd");
    StringBuilder points = new StringBuilder("lr,loss\n");
    Files.readAllLines(folder.resolve("found").resolve("range-test.csv")).stream()
        .skip(1)
        .map(row -> row.split(","))
        .forEach(row -> points.append(row[3]).append(',').append(row[4]).append('\n'));
    String curve = Files.writeString(folder.resolve("curve.csv"), points).toString();
    double gradients = suggested("judge", curve, "--name=sgd");
    double momentum = suggested("judge", curve, "--name=sgd(momentum=0.9,nesterov=true)");
    double adam = suggested("judge", curve, "--name=adam");
    double unknown = suggested("judge", curve, "--name=mine");
    assertTrue(adam < momentum && momentum < gradients, adam + " " + momentum + " " + gradients);
    assertTrue(adam < unknown && unknown < gradients, adam + " " + unknown + " " + gradients);
    assertEquals(unknown, suggested("judge", curve));
    double ours = suggested("judge", folder.resolve("found").toString());
    assertEquals(
        ours,
        suggested("judge", folder.resolve("found").toString(), "--name=mine"),
        "a file's own name still says what was tested");
  }

  private double suggested(String... args) throws IOException {
    JsonObject only = results("named", args).get(0).getAsJsonObject();
    return only.get("suggested").getAsDouble();
  }
}
