package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SummaryCommandTest {
  private static final Path ZOO = Path.of("src", "test", "resources", "keras", "zoo");

  @TempDir private Path folder;

  private static String run(int expected, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Rangefinder.commandLine(null);
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertEquals(expected, commandLine.execute(args), err::toString);
    return expected == 0 ? out.toString() : err.toString();
  }

  /** Keras says of this model: 15,811 parameters, 15,795 of them trainable. */
  @Test
  void fileOfKerasIsShownForItsOwnSamples() {
    String text = run(0, "summary", "--model", ZOO.resolve("nested.keras").toString());
    assertTrue(text.contains("Total parameters: 15,811 (61.8 KB)"), text);
    assertTrue(text.contains("Trainable parameters: 15,795 (61.7 KB)"), text);
    assertTrue(text.contains("Non-trainable parameters: 16 (0.1 KB)"), text);
    assertTrue(text.contains("(None, 22, 22, 8)"), text);
    assertTrue(text.contains("Multiply-adds: 120,080 forward"), text);
  }

  @Test
  void memoryGrowsWithTheBatch() {
    String model = ZOO.resolve("nested.keras").toString();
    String one = run(0, "summary", "--model", model, "--batch-size", "1");
    String many = run(0, "summary", "--model", model, "--batch-size", "1000");
    assertTrue(one.contains("batches of 1: about 3"), one);
    assertTrue(many.contains("batches of 1000: about 73."), many);
    int below = many.indexOf("Total parameters");
    assertTrue(many.substring(below).lines().allMatch(line -> line.length() <= 80), many);
  }

  /** Keras gives no size either; 224 is what networks for photographs are trained on. */
  @Test
  void openExtentsOfAFileOfKerasAreShownAsThoseOfPhotographs() throws IOException {
    Path open = folder.resolve("open.json");
    Files.writeString(
        open,
        """
        {"class_name": "Sequential", "config": {"name": "s", "layers": [
          {"class_name": "InputLayer", "config": {"batch_shape": [null, null, null, 3]}},
          {"class_name": "Conv2D", "config": {"name": "c", "filters": 4, "kernel_size": [3, 3]}},
          {"class_name": "GlobalAveragePooling2D", "config": {"name": "g"}}]}}
        """);
    String text = run(0, "summary", "--model", open.toString());
    assertTrue(text.contains("(None, 222, 222, 4)"), text);
  }

  @Test
  void layersInWordsAreShownForTheData() {
    String text = run(0, "summary", "--model", "flatten, dense 4 relu, dense");
    assertTrue(text.contains("(None, 784)"), text);
    assertTrue(text.contains("Total parameters: 3,190"), text);
    String frozen =
        run(0, "summary", "--model", "flatten, dense 4 relu, dense", "--freeze", "all-but-last");
    assertTrue(frozen.contains("Trainable parameters: 50 "), frozen);
  }

  @Test
  void wrongNamesAndSizesAreRefused() {
    String model = "flatten, dense 4 relu, dense";
    String wrong = run(2, "summary", "--model", model, "--freeze", "dense_7");
    assertTrue(wrong.contains("--freeze: there is no layer 'dense_7'"), wrong);
    wrong = run(2, "summary", "--model", model, "--batch-size", "0");
    assertTrue(wrong.contains("--batch-size must be at least 1"), wrong);
    wrong = run(2, "summary", "--model", model, "--except-last");
    assertTrue(wrong.contains("--except-last is for a file of --weights"), wrong);
    wrong = run(1, "summary", "--model", folder.resolve("no.keras").toString());
    assertTrue(wrong.contains("does not exist"), wrong);
  }
}
