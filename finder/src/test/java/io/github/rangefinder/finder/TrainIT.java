package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command train of the packaged jar. */
class TrainIT {
  private static final String SMALL =
      "train --model=mlp --samples=1500 --validation-split=0.1 --batch-size=50 --out=o ";
  private static final Set<String> FILES =
      Set.of(
          "checkpoint.npz",
          "history.csv",
          "history.png",
          "report.html",
          "schedules.png",
          "train.json");

  @TempDir private Path folder;

  private FinderJar.Result run(String args) throws Exception {
    return new FinderJar(folder).run(args.split(" "));
  }

  private Set<String> files() throws IOException {
    return new FinderJar(folder).files("o");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void findsALearningRateAndComparesSchedules() throws Exception {
    FinderJar.Result result =
        run(SMALL + "--epochs=2 --schedule=constant,one-cycle --quiet --save=w.npz")
            .expect(0)
            .expectMessages("the learning rate found is uncertain");
    assertTrue(result.out().contains("Found by the range test: learning rate "), result.out());
    assertTrue(result.out().contains(" got farthest:"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
    Set<String> expected = new HashSet<>(FILES);
    expected.addAll(Set.of("range-test.csv", "range-test.json", "loss.png", "loss-delta.png"));
    assertEquals(expected, files());
    assertEquals(1 + 2 * 2, read("o/history.csv").lines().count());
    assertTrue(Files.exists(folder.resolve("w.npz")));
  }

  /** Too few iterations for a test within a quarter of them. */
  @Test
  void aTrainingOfFewIterationsHasARateAndAWarning() throws Exception {
    FinderJar.Result result =
        new FinderJar(folder)
            .run(
                "train",
                "--model=flatten, dense 16, batchnorm, relu, dropout 0.5, dense",
                "--samples=200",
                "--validation-split=0.1",
                "--batch-size=8",
                "--epochs=1",
                "--quiet",
                "--out=o")
            .expect(0)
            .expectMessages(
                "a quarter of the training's 23 iterations is too little for a range test",
                "the learning rate found is uncertain");
    assertTrue(result.out().startsWith("Found by the range test"), result.out());
    assertEquals(1 + 1, read("o/history.csv").lines().count());
  }

  @Test
  @Tag("long")
  void weightsThatWereSavedAreWhereTheNextTrainingBegins() throws Exception {
    run(SMALL + "--lr=0.001 --epochs=2 --quiet --save=w.npz").expect(0).expectMessages();
    double accuracy = accuracy(2);
    run(SMALL + "--lr=1e-12 --epochs=1 --quiet --weights=w.npz").expect(0).expectMessages();
    assertEquals(accuracy, accuracy(1), 1e-9);
    run("train --lr=0.001 --quiet --out=p --weights=w.npz")
        .expect(1)
        .expectMessages("param_0 in w.npz has shape (784, 512), expected (3, 3, 1, 32)");
  }

  private double accuracy(int epoch) throws IOException {
    return Double.parseDouble(read("o/history.csv").lines().toList().get(epoch).split(",")[6]);
  }

  @Test
  void aLossThatIsNotFiniteEndsItWithItsPlace() throws Exception {
    FinderJar.Result result =
        run(SMALL + "--optimizer=sgd --lr=1e30 --epochs=3 --quiet --save=w.npz")
            .expect(1)
            .expectMessages("constant: the loss is ");
    assertTrue(result.err().contains("of epoch 1, at a learning rate of 1.0e30"), result.err());
    Set<String> withoutAnEpoch = new TreeSet<>(FILES);
    withoutAnEpoch.remove("checkpoint.npz");
    assertEquals(withoutAnEpoch, files());
    assertFalse(Files.exists(folder.resolve("w.npz")));
  }

  /** KILL leaves no time for anything: what was written after the last epoch has to do. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Tag("kill")
  void goesOnToTheSameBitsAfterAnInterruption(String signal) throws Exception {
    String options = "--lr=0.001 --epochs=12 --schedule=step,one-cycle --save=w.npz ";
    FinderJar alone = new FinderJar(folder, "--add-modules=jdk.incubator.vector");
    alone.run((SMALL + options + "--quiet").split(" ")).expect(0);
    String history = read("o/history.csv");
    byte[] weights = Files.readAllBytes(folder.resolve("w.npz"));
    Files.delete(folder.resolve("w.npz"));
    Files.delete(folder.resolve("o/checkpoint.npz"));

    FinderJar.Running running = alone.start((SMALL + options).split(" "));
    Path checkpoint = folder.resolve("o/checkpoint.npz");
    while (!Files.exists(checkpoint)) {
      Thread.sleep(5);
    }
    FinderJar.Result interrupted = running.signal(signal).await();
    assertTrue(Files.exists(checkpoint), "ended before it was interrupted");
    if (signal.equals("TERM")) {
      interrupted.expect(130);
      interrupted.expectLastMessage("finder: interrupted; train --resume o goes on");
      assertTrue(read("o/history.csv").lines().count() < 25);
    }
    run("train --resume o --quiet --threads=1").expect(0);
    assertEquals(history, read("o/history.csv"));
    assertArrayEquals(weights, Files.readAllBytes(folder.resolve("w.npz")));
    assertEquals(FILES, files());
    run("train --resume=o --quiet").expect(0).expectMessages(); // says and writes it once more
    assertEquals(history, read("o/history.csv"));
  }

  @Test
  @Tag("long")
  void aFinishedTrainingGoesOnAsIfItHadBeenLonger() throws Exception {
    run(SMALL + "--lr=0.001 --epochs=4 --quiet --save=w.npz").expect(0);
    String history = read("o/history.csv");
    byte[] weights = Files.readAllBytes(folder.resolve("w.npz"));
    run(SMALL + "--lr=0.001 --epochs=2 --quiet").expect(0);
    run("train --resume o --epochs=4 --quiet --save=v.npz").expect(0).expectMessages();
    assertEquals(history, read("o/history.csv"));
    assertArrayEquals(weights, Files.readAllBytes(folder.resolve("v.npz")));
  }

  @Test
  @Tag("kill")
  void aFinishedTrainingGoesOnWithAnotherScheduleToTheSameBits() throws Exception {
    String goOn = "train --resume o --epochs=5 --schedule=linear(end=0.5) --lr=0.01 --quiet";
    run(SMALL + "--lr=0.001 --epochs=2 --quiet").expect(0);
    run(goOn).expect(0).expectMessages();
    List<String> rows = read("o/history.csv").lines().toList();
    assertEquals(6, rows.size());
    assertTrue(rows.get(2).contains(",0.001,"), rows.get(2));
    double last = 0.01 * (1 - 0.5 * 80 / 81); // 3 epochs of 27 steps
    assertEquals(last, Double.parseDouble(rows.get(5).split(",")[2]), 1e-9);
    assertTrue(rows.get(5).contains("constant to epoch 2, then linear(end=0.5)"), rows.get(5));

    run(SMALL + "--lr=0.001 --epochs=2 --quiet").expect(0);
    FinderJar.Running running = new FinderJar(folder).start(goOn.split(" "));
    byte[] before = Files.readAllBytes(folder.resolve("o/checkpoint.npz"));
    while (Arrays.equals(before, Files.readAllBytes(folder.resolve("o/checkpoint.npz")))) {
      Thread.sleep(2);
    }
    running.signal("KILL").await();
    run("train --resume o --quiet").expect(0);
    assertEquals(rows, read("o/history.csv").lines().toList());
  }

  @Test
  void dataThatHasChangedIsToldByItsSamples() throws Exception {
    Path data = folder.resolve("d.csv");
    String table = "x,y\n" + "0.5,a\n1.5,b\n".repeat(50);
    Files.writeString(data, table);
    run("train --data=d.csv --validation-split=0.2 --lr=0.01 --epochs=1 --quiet --out=o").expect(0);
    Files.writeString(data, table.replaceFirst("0.5", "0.6"));
    run("train --resume=o --epochs=2 --quiet")
        .expect(1)
        .expectMessages("the data has changed: as many training samples as then, but others");
  }

  @Test
  void aFileThatCannotBeWrittenKeepsNoOtherFromBeingWritten() throws Exception {
    String full = SMALL + "--lr=0.001 --epochs=1 --quiet --save=w.npz";
    FinderJar.Result result =
        new FinderJar(folder).runAfter("ulimit -f 300", full.split(" ")).expect(1);
    assertTrue(result.err().contains("cannot write w.npz: File too large"), result::toString);
    assertTrue(files().contains("history.csv") && files().contains("history.png"));
    assertFalse(Files.exists(folder.resolve("w.npz")));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("o")), files.toList());
    }
  }

  @Test
  @Tag("long")
  void theSecondOfTwoRunsIntoOneFolderIsTold() throws Exception {
    String args = "train --model=mlp --samples=500 --lr=0.001 --epochs=100000 --quiet --out=o";
    FinderJar.Running running =
        new FinderJar(folder).start(args.split(" ")).awaitFile("o/checkpoint.npz");
    run(args).expect(1).expectMessages("finder: another run writes to o (process ");
    run("train --resume o").expect(1).expectMessages("finder: another run writes to o (process ");
    running.signal("KILL").await();
    FinderJar.Result next = run("train --resume o --epochs=1 --quiet");
    boolean more = next.err().contains("epochs are done"); // how many, the kill decides
    next.expect(more ? 1 : 0);
    assertTrue(more || next.out().contains("Done after 1 epoch"), next::toString);
    assertFalse(files().contains("rangefinder.lock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o/checkpoint.npz", "o/history.csv", "d.csv"})
  void doesNotSaveOverWhatItNeeds(String save) throws Exception {
    Files.createDirectories(folder.resolve("o"));
    Files.writeString(folder.resolve("d.csv"), "x,y\n" + "0.5,a\n1.5,b\n".repeat(50));
    run("train --data=d.csv --validation-split=0.2 --lr=0.01 --epochs=1 --quiet --out=o --save="
            + save)
        .expect(save.endsWith(".npz") ? 1 : 2)
        .expectMessages(save.endsWith(".npz") ? "cannot write " + save : "must end in .npz");
    assertTrue(read("d.csv").startsWith("x,y"));
  }
}
