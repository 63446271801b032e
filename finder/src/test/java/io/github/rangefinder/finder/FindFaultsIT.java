package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a range test of the packaged jar that a signal, a kill or a full disk ends. */
class FindFaultsIT {
  @TempDir private Path folder;
  private FinderJar finder;

  @BeforeEach
  void packagedJar() {
    finder = new FinderJar(folder);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** The limit of a file's size stands for a disk that is full: both fail amid writing. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void writesNoHalfFileWhenTheDiskIsFull() throws Exception {
    String numbers =
        "cannot write o/range-test.csv: File too large; "
            + "cannot write o/range-test.json: File too large";
    FinderJar.Result result =
        new FinderJar(folder, "-XX:-UsePerfData")
            .runAfter(
                "ulimit -f 1",
                "--model=mlp --samples=2000 --batch-size=50 --epochs=1 --quiet --out=o".split(" "))
            .expect(1)
            .expectMessages(
                numbers + "; the tests go on",
                numbers,
                "cannot write o/report.html: File too large",
                "cannot write o/loss.png: File too large; "
                    + "cannot write o/loss-delta.png: File too large",
                "standard output cannot be written to; the answer is in o, too");
    assertTrue(result.out().contains("Lowest smoothed loss"), "the answer comes all the same");
    assertEquals(Set.of(), finder.files("o"));
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void saysThatStandardOutputIsFull() throws Exception {
    finder
        .runAfter(
            "exec > /dev/full",
            "--model=mlp --samples=100 --batch-size=50 --epochs=1 --quiet --out=o".split(" "))
        .expect(1)
        .expectMessages("finder: standard output cannot be written to; the answer is in o, too");
    assertTrue(finder.files("o").contains("range-test.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void writesWhatItHasWhenASignalEndsIt(String signal) throws Exception {
    finder
        .start("--out=o")
        .awaitMessage("sgd: iteration ")
        .signal(signal)
        .await()
        .expect(130)
        .expectLastMessage(
            "finder: interrupted; what was measured so far is in o, the same command goes on");
    long rows = read("o/range-test.csv").lines().count() - 1;
    assertTrue(rows >= 1 && rows < 1200, rows + " rows");
    String json = read("o/range-test.json");
    assertTrue(json.contains("\"stopReason\": \"interrupted\""), json);
    assertTrue(json.contains("\"iterations\": " + rows), json);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Tag("kill")
  void verifiesWhatWasInterruptedAsFarAsItCame() throws Exception {
    finder
        .start("--model=mlp --samples=2000 --batch-size=50 --verify=2000 --out=o".split(" "))
        .awaitMessage(" trainings: iteration ")
        .signal("TERM")
        .await()
        .expect(130)
        .expectLastMessage(
            "finder: interrupted; what was measured so far is in o, the same command goes on");
    assertTrue(read("o/range-test.json").contains("\"trainings\": []"));
  }

  /** Each test is written when it is done; the same command goes on with the others. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Tag("kill")
  void afterAKillTheSameCommandGoesOnWithWhatIsMissing() throws Exception {
    String[] args =
        "--model=mlp --samples=500 --batch-size=50 --epochs=20 --repeats=4 --quiet --out=o"
            .split(" ");
    FinderJar jar = new FinderJar(folder);
    jar.run(args).expect(0).expectMessages();
    Path csv = folder.resolve("o/range-test.csv");
    String whole = Files.readString(csv);

    Files.delete(csv);
    jar.start(args).awaitFile("o/range-test.csv").signal("KILL").await();
    String killed = Files.readString(csv);
    assertTrue(killed.length() < whole.length() && whole.contains(killed.lines().toList().get(9)));
    jar.run("plot", "o").expect(0).expectMessages();
    jar.run(args).expect(0).expectMessages("finder: going on with the run in ");
    assertEquals(whole, Files.readString(csv));
    jar.run(args).expect(0).expectMessages(); // that is done now, and begins anew
  }
}
