package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Many finished runs in one table. */
class OverviewCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine commandLine = Rangefinder.commandLine(null);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  @Test
  void putsRunsInOneTable() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    RangeTestFiles.writeNumbers(first, SampleReports.article(200));
    RangeTestFiles.writeNumbers(second, SampleReports.verified(200));
    String table = "--out=" + folder.resolve("table");
    assertEquals(0, run("overview", first.toString(), second.toString(), table), err::toString);
    List<String> lines = Files.readAllLines(folder.resolve("table/overview.csv"));
    assertEquals(
        "folder,command,subject,name,learning_rate,verdict,loss,accuracy,seconds", lines.get(0));
    assertEquals(5, lines.size());
    assertTrue(lines.get(1).startsWith(first + ",find,convnet on mnist,sgd,"), lines.get(1));
    assertTrue(Files.readString(folder.resolve("table/report.html")).contains(">adam</td>"));
    assertTrue(out.toString().contains("convnet on mnist"), out::toString);
  }

  @Test
  void runsInAFolderAreFoundAndOneWithoutIsSaidAndPassedOver() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path none = Files.createDirectory(folder.resolve("none"));
    RangeTestFiles.writeNumbers(first, SampleReports.article(200));
    String table = "--out=" + folder.resolve("table");
    assertEquals(1, run("overview", folder.toString(), none.toString(), table));
    assertTrue(err.toString().contains("holds no finished run"), err::toString);
    assertEquals(3, Files.readAllLines(folder.resolve("table/overview.csv")).size());
  }
}
