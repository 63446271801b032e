package io.github.rangefinder.finder.run.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadTrialRunnerTest {
  private static final List<Double> RATES = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1e30);

  @TempDir private Path folder;
  private Workload workload;

  /** Two classes that the first column tells apart, but for some noise. */
  @BeforeEach
  void writeTable() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 400; i++) {
      double x = random.nextDouble();
      rows.append(x).append(',').append(random.nextDouble()).append(',');
      rows.append(x + 0.2 * random.nextDouble() > 0.6 ? "high" : "low").append('\n');
    }
    Path table = Files.writeString(folder.resolve("table.csv"), rows);
    workload =
        new Workload(
            new DataSettings(
                table.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null),
            new ModelChoice("dense 8 relu, dense"),
            null,
            true);
  }

  private TrialDescription trial(double rate, double epochs, long seed) {
    return new TrialDescription(
        workload, new ValidationChoice(0.25, 7), new Recipe("sgd", rate, 10, epochs), seed);
  }

  private List<TrialDescription> trials() {
    return RATES.stream().map(rate -> trial(rate, 1.5, 3)).toList();
  }

  /** What came of trials, in the order of their learning rates. */
  private static List<TrialOutcome> run(int threads, List<TrialDescription> trials)
      throws IOException {
    Map<Double, TrialOutcome> outcomes = new TreeMap<>();
    new ThreadTrialRunner(threads, Meters.silent())
        .<TrialOutcome, TrialDescription>run(
            "trainings",
            trials,
            (trial, outcome) -> outcomes.put(trial.recipe().learningRate(), outcome),
            () -> false);
    return List.copyOf(outcomes.values());
  }

  @Test
  void anOutcomeDependsOnItsDescriptionAlone() throws IOException {
    List<TrialOutcome> together = run(2, trials());
    assertEquals(RATES.size(), together.size());
    for (int i = 0; i < RATES.size(); i++) {
      assertEquals(List.of(together.get(i)), run(1, List.of(trials().get(i))));
    }
    assertTrue(together.get(4).blewUp());
    assertFalse(together.get(3).blewUp());
    assertTrue(together.get(3).loss() < together.get(0).loss(), together.toString());
  }

  @Test
  void theSeedAndTheLengthMatter() throws IOException {
    double loss = run(1, List.of(trial(0.1, 1.5, 3))).get(0).loss();
    assertTrue(loss != run(1, List.of(trial(0.1, 1.5, 4))).get(0).loss());
    assertTrue(loss > run(1, List.of(trial(0.1, 6, 3))).get(0).loss());
    assertTrue(loss < run(1, List.of(trial(0.1, 0.1, 3))).get(0).loss());
  }

  @Test
  void whatGoesOnComesToTheSameBits() throws IOException {
    TrialDescription whole = trial(0.1, 4.4, 3);
    TrialDescription part =
        new TrialDescription(
            whole.workload(), whole.validation(), new Recipe("adam", 0.01, 10, 1.3), 3, null, true);
    TrialState state = run(2, List.of(part)).get(0).state();
    TrialDescription rest =
        new TrialDescription(
            whole.workload(),
            whole.validation(),
            new Recipe("adam", 0.01, 10, 4.4),
            3,
            state,
            false);
    TrialDescription atOnce =
        new TrialDescription(
            whole.workload(), whole.validation(), new Recipe("adam", 0.01, 10, 4.4), 3);
    assertEquals(run(1, List.of(atOnce)).get(0).loss(), run(1, List.of(rest)).get(0).loss());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rest);
    }
    assertTrue(bytes.size() > 4 * (2 * 8 + 8 + 8 * 2 + 2) * 3, "weights and two moments");
  }

  @Test
  void aDescriptionTravels() throws IOException, ClassNotFoundException {
    TrialDescription trial = trial(0.1, 1, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(trial);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Object arrived = in.readObject();
      assertEquals(trial, arrived);
      assertEquals(run(1, List.of(trial)), run(1, List.of((TrialDescription) arrived)));
    }
  }

  @Test
  void whoStopsGetsWhatThereIs() throws IOException {
    List<TrialDescription> done = new ArrayList<>();
    new ThreadTrialRunner(1, Meters.silent())
        .<TrialOutcome, TrialDescription>run(
            "trainings", trials(), (trial, outcome) -> done.add(trial), () -> done.size() == 2);
    assertEquals(trials().subList(0, 2), done);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Workload weights =
        new Workload(workload.data(), workload.model(), folder.resolve("w.npz").toString(), true);
    TrialDescription trial =
        new TrialDescription(
            weights, new ValidationChoice(0.25, 7), new Recipe("sgd", 0.1, 10, 1), 3);
    IOException e = assertThrows(IOException.class, () -> run(1, List.of(trial)));
    assertTrue(e.getMessage().contains("w.npz"), e.getMessage());
  }
}
