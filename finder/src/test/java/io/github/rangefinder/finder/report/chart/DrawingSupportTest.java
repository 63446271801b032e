package io.github.rangefinder.finder.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingSupportTest {
  @TempDir Path folder;

  /** Writes a report in a Java runtime of its own and prints why there are no pictures. */
  static final class Child {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      RangeTestReport report = SampleReports.article(100);
      RangeTestFiles.writeNumbers(folder, report);
      try {
        RangeTestFiles.draw(RangeTestFiles.read(folder)).writeTo(folder);
        System.out.print("drawn");
      } catch (PicturesUnavailableException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  @Test
  void withoutTheDesktopModuleTheNumbersAreWrittenAllTheSame() throws Exception {
    String said = run("--limit-modules", "java.base");
    assertTrue(said.startsWith("The pictures need a Java runtime with the module java.des"), said);
    assertTrue(Files.size(folder.resolve("range-test.csv")) > 1000);
    assertTrue(Files.size(folder.resolve("range-test.json")) > 500);
    assertFalse(Files.exists(folder.resolve("loss.png")));
  }

  @Test
  void withoutFontsTheNumbersAreWrittenAllTheSame() throws Exception {
    // an empty font configuration fails as a missing one does
    Path none = Files.createFile(folder.resolve("no-fonts.properties"));
    String said = run("-Dsun.awt.fontconfig=" + none);
    assertTrue(said.startsWith("The pictures need fonts"), said);
    assertTrue(Files.exists(folder.resolve("range-test.csv")));
    assertFalse(Files.exists(folder.resolve("loss.png")));
  }

  private String run(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    return said;
  }
}
