package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.browser.Browser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The pages of all commands but find and train, as the commands make them, in a browser. */
@Tag("browser")
class CommandPagesInBrowserIT {
  private static final String MARKUP = "<img src=x onerror=\"document.title='owned'\"> & 'it'";
  private static final String[] NONE = {};
  private static final String LONG = "a".repeat(90);

  private static Browser browser;

  @TempDir private static Path folder;

  @BeforeAll
  static void runAllCommands() throws IOException {
    browser = Browser.start();
    String table = Files.writeString(folder.resolve("a <b>table<b>.csv"), rows()).toString();
    String model = folder.resolve("model.npz").toString();
    String[] both = {"--data", table, "--model", "dense 8 relu, dense"};
    run(
        "train",
        both,
        "--quiet",
        "--optimizer=adam",
        "--lr=0.03",
        "--epochs=3",
        "--validation-split=0.3",
        "--save",
        model);
    run("evaluate", both, "--weights", model);
    run("search", both, "--quiet", "--epochs=3", "--optimizer=sgd");
    Files.writeString(
        folder.resolve("tasks.txt"),
        "a: --data '%s' --model 'dense' --epochs 1 --samples 120 --optimizer sgd\n".formatted(table)
            + "b: --data '%s' --model 'dense 4 relu, dense' --epochs 1 --samples 120\n"
                .formatted(table));
    run("study", NONE, "--tasks", folder.resolve("tasks.txt").toString(), "--quiet");
    run("judge", NONE, Files.writeString(folder.resolve("curve.csv"), curve()).toString());
    run(
        "overview",
        NONE,
        folder.resolve("search").toString(),
        folder.resolve("evaluate").toString(),
        folder.resolve("judge").toString());
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOfAndNothingAskedFor() {
    browser.expectQuiet("file:", "data:");
  }

  /** Three classes on a line; names of classes are whatever people write. */
  private static String rows() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble();
      rows.append(x).append(',').append(random.nextDouble()).append(',');
      String name = x < 0.3 ? MARKUP : x < 0.6 ? LONG : "plain";
      rows.append('"').append(name.replace("\"", "\"\"")).append("\"\n");
    }
    return rows.toString();
  }

  /** A curve that falls, rises and is no number any more. */
  private static String curve() {
    StringBuilder rows = new StringBuilder("lr,loss\n");
    for (int i = 0; i < 200; i++) {
      double rate = 1e-5 * Math.pow(10, i / 40.0);
      double loss = 2.3 - 2 / (1 + Math.pow(1e-3 / rate, 1.5)) + 30 * rate * rate;
      rows.append(rate).append(',').append(i > 185 ? "nan" : loss).append('\n');
    }
    return rows.toString();
  }

  /** Runs a command, whose files go into a folder of its name. */
  private static void run(String command, String[] common, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(common));
    words.addAll(List.of(more));
    words.addAll(List.of("--out", folder.resolve(command).toString()));
    StringWriter complaints = new StringWriter();
    CommandLine line = Rangefinder.commandLine(null);
    line.setOut(new PrintWriter(new StringWriter(), true));
    line.setErr(new PrintWriter(complaints, true));
    int exitCode = line.execute(words.toArray(String[]::new));
    assertEquals(0, exitCode, () -> command + ": " + complaints);
  }

  private static void open(String command) {
    browser.open(folder.resolve(command).resolve("report.html").toUri());
  }

  @ParameterizedTest
  @CsvSource({
    "evaluate,Answer,0",
    "search,Answer,3",
    "study,Answer,1",
    "judge,Answer,2",
    "overview,Runs,0"
  })
  void beginsWithTheAnswerAndDrawsItsPlotsAtAnyWidth(String command, String first, int plots) {
    for (int width : new int[] {1200, 400}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.look(width, 900, dark);
        open(command);
        assertEquals(first, browser.find("section h2").getText());
        assertEquals((long) plots, browser.<Long>eval("plots.size"));
        assertEquals(
            (long) plots, browser.<Long>eval("document.querySelectorAll('canvas').length"));
        long content = browser.<Long>eval("document.documentElement.scrollWidth");
        assertTrue(content <= width, content + " pixels of content in " + width);
      }
    }
  }

  /** What a screen reader goes by: a caption, a heading for each column, a name for each row. */
  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "search", "study", "judge", "overview"})
  void everyTableIsNamedAndCanBeReached(String command) {
    open(command);
    assertTrue(browser.<Long>eval("document.querySelectorAll('main table').length") > 0);
    for (String lacking :
        List.of(
            "main table:not(:has(caption))",
            "main thead th:not([scope=col])",
            "main tbody tr:not(:has(th[scope=row]))",
            ".scroll:not([tabindex='0'][role=region][aria-label])",
            ".plot-area:not([tabindex='0'][aria-label])",
            "img:not([alt])")) {
      assertEquals(List.of(), browser.texts(lacking), lacking);
    }
    assertEquals("en", browser.find("html").getAttribute("lang"));
  }

  @Test
  void namesOfClassesAndFilesAreNoMarkup() {
    open("evaluate");
    assertEquals(0L, browser.<Long>eval("document.querySelectorAll('main img, main b').length"));
    assertTrue(browser.texts("tbody th").contains(MARKUP), () -> browser.texts("th").toString());
    assertTrue(browser.find(".subtitle").getText().endsWith("a <b>table<b>.csv"));
  }

  @Test
  void aNameTooLongForAPhoneIsBrokenAndStaysInSight() {
    browser.look(400, 900, false);
    open("evaluate");
    long width =
        browser
            .<Number>eval(
                "[...document.querySelectorAll('#classes tbody th')]"
                    + ".find(cell => cell.textContent.startsWith('aaa')).offsetWidth")
            .longValue();
    assertTrue(width < 200, width + " pixels");
    browser.eval("document.querySelector('.matrix').parentElement.scrollLeft = 200");
    assertEquals(
        "true",
        browser.eval(
            "String(Math.abs(document.querySelector('.matrix tbody th').getBoundingClientRect().left"
                + " - document.querySelector('.matrix').parentElement.getBoundingClientRect().left)"
                + " < 2)"));
  }

  @Test
  void theCurveOfAJudgedFileEndsWhereItIsNoNumber() {
    browser.look(1200, 900, false);
    open("judge");
    assertTrue(browser.find(".answer").getText().contains("no longer finite"));
    assertTrue(browser.find(".subtitle").getText().endsWith("curve.csv"));
    assertTrue(browser.find(".command code").getText().startsWith("java -jar finder.jar judge "));
  }

  @Test
  void tasksOfAStudyAreNumbersWithATableThatNamesThem() {
    browser.look(1200, 900, false);
    open("study");
    assertEquals(List.of("task 1", "task 2"), browser.texts(".plot-controls button[aria-pressed]"));
    assertTrue(browser.find("#tasks tbody tr").getText().startsWith("1 a --data "));
  }
}
