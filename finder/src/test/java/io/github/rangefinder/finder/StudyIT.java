package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command study of the packaged jar. */
class StudyIT {
  private static final String TASK =
      "tuning: --data mnist --samples 100 --model mlp --optimizer adam --batch-size 100 --epochs 1\n";

  @TempDir private Path folder;

  private FinderJar.Result study(String tasks, String... more) throws Exception {
    Files.writeString(folder.resolve("tasks.txt"), tasks);
    List<String> args =
        new ArrayList<>(List.of("study", "--tasks=tasks.txt", "--out=o", "--quiet"));
    args.addAll(List.of(more));
    return new FinderJar(folder).run(args.toArray(String[]::new));
  }

  private Path measurement() throws IOException {
    return folder
        .resolve("o")
        .resolve(
            new FinderJar(folder)
                .files("o").stream()
                    .filter(f -> f.endsWith(".json") && !f.equals("study.json"))
                    .findFirst()
                    .orElseThrow());
  }

  @Test
  @Tag("kill")
  void measuresOnceAndGoesOnWithWhatIsMissing() throws Exception {
    FinderJar.Result first = study(TASK).expect(0).expectMessages();
    assertTrue(first.out().contains("tuning: 1 measurement"), first.out());
    assertTrue(first.out().contains("  rangefinder "), first.out());
    assertTrue(first.out().lines().allMatch(line -> line.length() <= 80), first.out());
    assertEquals(1 + 25, Files.readAllLines(folder.resolve("o/study-trainings.csv")).size());
    String page = Files.readString(folder.resolve("o/report.html"));
    for (String heading : List.of("Settings", "Environment", "Once more")) {
      assertTrue(page.contains(">" + heading + "</h2>"), heading);
    }
    assertTrue(page.contains("java -jar finder.jar study --tasks"), page);

    byte[] bytes = Files.readAllBytes(measurement());
    FileTime written = Files.getLastModifiedTime(measurement());
    FinderJar.Result second = study(TASK, "--threads=1").expect(0).expectMessages();
    assertEquals(first.out(), second.out());
    assertEquals(written, Files.getLastModifiedTime(measurement()));

    page = Files.readString(folder.resolve("o/report.html"));
    Files.delete(folder.resolve("o/report.html"));
    new FinderJar(folder).run("plot", "o").expect(0).expectMessages();
    assertEquals(page, Files.readString(folder.resolve("o/report.html")));

    Files.delete(measurement());
    study(TASK, "--threads=3").expect(0).expectMessages();
    assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(measurement())));
  }
}
