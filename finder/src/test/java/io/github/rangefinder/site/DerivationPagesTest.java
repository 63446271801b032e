package io.github.rangefinder.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages below {@code derive}: every quoted line stands in its file, every sum comes out, and
 * what a reader may paste into JShell prints what the page shows.
 */
class DerivationPagesTest {
  private static final List<String> TOPICS =
      List.of("convolution", "max-pooling", "softmax-cross-entropy", "adam", "range-test");

  static Stream<SitePage> pages() {
    return TOPICS.stream().map(t -> SitePage.of(SitePage.PAGES.resolve("derive/" + t + ".md")));
  }

  /** A quoted statement is a line of the file: no part of one, and no line that was. */
  @ParameterizedTest
  @MethodSource("pages")
  void quotedLinesStandInTheirFiles(SitePage page) throws IOException {
    int lines = 0;
    for (SitePage.Quote quote : page.quotes()) {
      List<String> source = Files.readAllLines(quote.source()).stream().map(String::strip).toList();
      if (quote.text().contains(" ")) {
        assertTrue(source.contains(quote.text()), page + " quotes " + quote);
        lines++;
      }
    }
    assertTrue(lines >= 3, page + " quotes only " + lines + " lines");
  }

  /** A line of such a block is "name = number = expression"; the last digit shown is rounded. */
  @ParameterizedTest
  @MethodSource("pages")
  void sumsComeOut(SitePage page) {
    List<String> lines = page.fenced("sums").stream().flatMap(String::lines).toList();
    assertTrue(lines.size() >= 3, page + " has only " + lines);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.eval("import static java.lang.Math.*;");
      for (String line : lines) {
        String[] parts = line.split(" = ", -1);
        assertEquals(3, parts.length, line);
        String expression = parts[2].replace("·", "*").replace("√", "sqrt");
        int decimals = parts[1].contains(".") ? parts[1].length() - parts[1].indexOf('.') - 1 : 0;
        double half = decimals == 0 ? 1e-6 : 0.501 * Math.pow(10, -decimals);
        assertEquals(Double.parseDouble(parts[1]), Snippet.value(shell, expression), half, line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAReaderRunsPrintsWhatThePageShows(SitePage page) {
    List<String> run = page.fenced("java");
    List<String> shown = page.fenced("");
    assertEquals(1, run.size(), page.toString());
    assertEquals(1, shown.size(), page.toString());
    assertEquals(shown.get(0), Snippet.run(run.get(0)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasAPicture(SitePage page) {
    assertTrue(page.links().stream().anyMatch(link -> link.endsWith(".svg")), page.toString());
  }

  @Test
  void noOtherPageIsThere() throws IOException {
    try (Stream<Path> files = Files.list(SitePage.PAGES.resolve("derive"))) {
      assertEquals(TOPICS.size(), files.count());
    }
  }
}
