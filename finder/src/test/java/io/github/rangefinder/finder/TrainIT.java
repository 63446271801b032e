package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
      Set.of("history.csv", "history.png", "report.html", "schedules.png", "train.json");

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
            .expectMessages();
    assertTrue(result.out().contains("Found by the range test: learning rate "), result.out());
    assertTrue(result.out().contains(" got farthest:"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
    assertEquals(FILES, files());
    assertEquals(1 + 2 * 2, read("o/history.csv").lines().count());
    assertTrue(Files.exists(folder.resolve("w.npz")));
  }

  @Test
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
    assertTrue(result.err().contains("of epoch 1, at a learning rate of 1.00e+30"), result.err());
    assertEquals(FILES, files());
    assertFalse(Files.exists(folder.resolve("w.npz")));
  }

  /** KILL leaves no time for anything: what was written after the last epoch has to do. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void goesOnToTheSameBitsAfterAnInterruption(String signal) throws Exception {
    String options = "--lr=0.001 --epochs=12 --schedule=step,one-cycle --save=w.npz ";
    FinderJar alone = new FinderJar(folder, "--add-modules=jdk.incubator.vector");
    alone.run((SMALL + options + "--quiet").split(" ")).expect(0);
    String history = read("o/history.csv");
    byte[] weights = Files.readAllBytes(folder.resolve("w.npz"));
    Files.delete(folder.resolve("w.npz"));

    FinderJar.Running running = alone.start((SMALL + options).split(" "));
    Path checkpoint = folder.resolve("o/checkpoint.npz");
    while (!Files.exists(checkpoint)) {
      Thread.sleep(5);
    }
    FinderJar.Result interrupted = running.signal(signal).await();
    assertTrue(Files.exists(checkpoint), "ended before it was interrupted");
    if (signal.equals("TERM")) {
      interrupted.expect(130);
      interrupted.expectLastMessage(
          "finder: interrupted; train --resume o goes on from the last epoch");
      assertTrue(read("o/history.csv").lines().count() < 25);
    }
    run("train --resume o --quiet --threads=1").expect(0);
    assertEquals(history, read("o/history.csv"));
    assertArrayEquals(weights, Files.readAllBytes(folder.resolve("w.npz")));
    assertEquals(FILES, files());
    run("train --resume=o")
        .expect(1)
        .expectLastMessage(
            "finder: there is nothing to resume: o has no checkpoint.npz, which a training keeps from"
                + " its first epoch until it is done");
  }
}
