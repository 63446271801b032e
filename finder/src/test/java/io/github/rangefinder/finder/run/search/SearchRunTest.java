package io.github.rangefinder.finder.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.rangetest.Evidence;
import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.Output;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.source.DataSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SearchRunTest {
  @TempDir private Path folder;

  private SearchSettings settings(TrainingCommand command, Double budget) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble();
      rows.append(x).append(',').append(random.nextDouble()).append(',');
      rows.append(x + 0.2 * random.nextDouble() > 0.6 ? "high" : "low").append('\n');
    }
    Path table = Files.writeString(folder.resolve("table.csv"), rows);
    Workload workload =
        new Workload(
            new DataSettings(
                table.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null),
            new ModelChoice("dense 8 relu, dense"),
            null,
            true);
    return new SearchSettings(
        new RunSettings(workload, 42, 2, null, new Output(folder, true, null)),
        new SearchSettings.ModelTraining(OptimizerChoice.parse("sgd"), 10, 0.25),
        command,
        new SearchSettings.AskedRange(null, null),
        8,
        budget);
  }

  private SearchRun search(SearchSettings settings, BooleanSupplier stopped) throws IOException {
    TrialRunner trials = new ThreadTrialRunner(2, Meters.silent());
    return new SearchRun(settings, trials, stopped, warning -> {});
  }

  @Test
  void racesAModelWithinItsBudget() throws IOException {
    SearchReport report = search(settings(null, null), () -> false).run().orElseThrow();
    assertTrue(report.spent() <= 32 + 1e-9, () -> "spent " + report.spent());
    assertEquals(Evidence.RACE, report.answer().evidence());
    double rate = report.answer().learningRate().getAsDouble();
    RateRange range = report.answer().range().orElseThrow();
    assertTrue(range.low() <= rate && rate <= range.high(), range::toString);
    assertTrue(report.test().isPresent() && report.testEpochs() > 0);
    for (Raced trial : report.trials()) {
      boolean better = trial.isDone() && trial.entry().epochs() == 8;
      assertTrue(!better || trial.value() >= report.value(), trial::toString);
    }
    assertFalse(Files.exists(folder.resolve("search-progress.json")));
  }

  @Test
  void goesOnToTheSameAnswerAfterAnInterruption() throws IOException {
    SearchReport whole = search(settings(null, null), () -> false).run().orElseThrow();
    Path progress = folder.resolve("search-progress.json");
    BooleanSupplier afterTheFirst = () -> Files.exists(progress);
    SearchRun first = search(settings(null, null), afterTheFirst);
    assertFalse(first.run().orElseThrow().race().complete());
    SearchRun second = search(settings(null, null), () -> false);
    assertTrue(second.known() > 0);
    assertEquals(List.of(), second.changed());
    SearchRun another = search(settings(null, 20.0), () -> false);
    assertEquals(0, another.known());
    assertEquals(List.of("budget"), another.changed());
    SearchReport report = second.run().orElseThrow();
    assertEquals(whole.answer(), report.answer());
    assertEquals(
        whole.trials().stream().map(Raced::value).toList(),
        report.trials().stream().map(Raced::value).toList());
    assertEquals(List.of(), search(settings(null, 20.0), () -> false).changed(), "it is done");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void racesAnyCommand() throws IOException {
    // the best rate of this "training" is 0.01; above 0.2 it fails
    String script =
        "awk 'BEGIN { x = log({lr}) / log(10) + 2; if ({lr} > 0.2) exit 1;"
            + " print \"loss \" x * x + 1 / {epochs} + 1 }'";
    TrainingCommand command =
        new TrainingCommand(script, TrainingCommand.metric("loss (\\S+)"), false, 30);
    SearchReport report = search(settings(command, null), () -> false).run().orElseThrow();
    assertEquals(0.01, report.answer().learningRate().getAsDouble(), 0.003);
    assertEquals(Verdict.UNCERTAIN, report.answer().verdict(), report.answer()::reason);
    assertTrue(
        report.answer().reason().endsWith("points to it: a larger budget tells more."),
        report.answer()::reason);
    SearchReport larger = search(settings(command, 64.0), () -> false).run().orElseThrow();
    assertEquals(0.01, larger.answer().learningRate().getAsDouble(), 0.003);
    assertEquals(Verdict.RELIABLE, larger.answer().verdict(), larger.answer()::reason);
    assertTrue(report.trials().stream().anyMatch(trial -> trial.status().equals("exit-1")));
    assertTrue(report.spent() <= 32);
    assertTrue(report.test().isEmpty());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theHighestIsTheBestWhereItIsToBe() throws IOException {
    TrainingCommand command =
        new TrainingCommand(
            "awk 'BEGIN { x = log({lr}) / log(10) + 3; print \"acc \" 90 - x * x }'",
            TrainingCommand.metric("acc (\\S+)"),
            true,
            30);
    SearchReport report = search(settings(command, null), () -> false).run().orElseThrow();
    assertEquals(0.001, report.answer().learningRate().getAsDouble(), 0.0003);
    assertEquals(90, report.value(), 0.5);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereEveryTrainingFailsThereIsNoAnswer() throws IOException {
    List<String> warnings = new ArrayList<>();
    TrainingCommand command =
        new TrainingCommand("exit 7 # {lr}", TrainingCommand.metric("(.)"), false, 30);
    SearchReport report =
        new SearchRun(
                settings(command, null),
                new ThreadTrialRunner(1, Meters.silent()),
                () -> false,
                warnings::add)
            .run()
            .orElseThrow();
    assertEquals(Verdict.NONE, report.answer().verdict());
    assertEquals(report.trials().size(), warnings.size());
  }
}
