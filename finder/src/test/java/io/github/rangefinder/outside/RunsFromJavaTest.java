package io.github.rangefinder.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.Output;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.find.FindRun;
import io.github.rangefinder.finder.run.find.FindSettings;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.study.MeasurementStore;
import io.github.rangefinder.finder.run.study.StudyRun;
import io.github.rangefinder.finder.run.study.StudyTask;
import io.github.rangefinder.finder.run.train.Fitting;
import io.github.rangefinder.finder.run.train.FoundRate;
import io.github.rangefinder.finder.run.train.Rates;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainRun;
import io.github.rangefinder.finder.run.train.TrainSettings;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.study.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program does, called by somebody who has no command line. */
class RunsFromJavaTest {
  @TempDir private Path folder;

  private RunSettings on(String table) {
    DataSettings data =
        new DataSettings(table, null, LearningTask.CLASSIFICATION, List.of(), null, null);
    Workload workload = new Workload(data, new ModelChoice("dense 8 relu, dense"), null, true);
    return new RunSettings(workload, 42, 2, null, new Output(folder, true, null));
  }

  private String table() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 600; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      rows.append(x).append(',').append(y).append(',').append(x > y ? "up" : "down").append('\n');
    }
    return Files.writeString(folder.resolve("table.csv"), rows).toString();
  }

  @Test
  void findsWithRepeatsAndVerifies() throws IOException {
    FindSettings once = FindSettings.of(on(table()), OptimizerChoice.parseList("sgd,adam"));
    FindSettings settings =
        new FindSettings(once.run(), once.candidates(), once.sweep(), once.measuring(), 2, 1);
    FindRun run = FindRun.prepare(settings);
    RangeTestReport report = run.run(Meters.silent(), () -> false, soFar -> {});
    assertTrue(run.isComplete(report));
    assertEquals(
        List.of("sgd", "adam"), report.results().stream().map(OptimizerReport::optimizer).toList());
    for (OptimizerReport result : report.results()) {
      assertEquals(2, result.tests().size());
      Suggestion suggestion = result.suggestion();
      if (suggestion.learningRate().isPresent()) {
        assertTrue(result.verification().map(Verification::isComplete).orElse(false));
      }
      assertTrue(suggestion.toString().contains(suggestion.reason()), suggestion.toString());
      assertTrue(
          result
              .tests()
              .get(0)
              .result()
              .toString()
              .contains(" losses at learning rates from 1.0e-4"),
          result.tests().get(0).result().toString());
    }
  }

  private static TrainSettings training(RunSettings run, OptionalDouble rate) {
    return new TrainSettings(
        run,
        OptimizerChoice.parse("sgd"),
        new Rates(rate, true, ScheduleChoice.parseList("constant,cosine")),
        new Fitting(3, 20, null),
        0.25,
        null);
  }

  @Test
  void trainsAtAGivenRateOrAtOneThatItFinds() throws IOException {
    RunSettings on = on(table());
    List<FoundRate> found = new ArrayList<>();
    for (OptionalDouble rate : List.of(OptionalDouble.of(0.1), OptionalDouble.empty())) {
      TrainRun run =
          new TrainRun(training(on, rate), List.of(), Meters.silent(), () -> false, sentence -> {});
      TrainReport report = run.run(found::add).orElseThrow();
      assertTrue(run.isComplete());
      assertEquals(2, report.trainings().size());
      assertEquals(3, report.winner().orElseThrow().epochs().size());
    }
    assertEquals(1, found.size());
  }

  /** A task of a study that is no line of a file. */
  private record OneTask(RunSettings run) implements StudyTask {
    @Override
    public String part() {
      return "mine";
    }

    @Override
    public String name() {
      return "up or down";
    }

    @Override
    public TrainSettings settings(long seed) {
      RunSettings seeded =
          new RunSettings(run.workload(), seed, run.threads(), run.kernels(), run.output());
      return training(seeded, OptionalDouble.empty());
    }
  }

  @Test
  void studiesWhatSuggestionsAreWorth() throws IOException {
    StudyRun.Tasks tasks = new StudyRun.Tasks(List.of(new OneTask(on(table()))), 1, 42, 2);
    List<Answers> all =
        new StudyRun(tasks, MeasurementStore.NONE, Meters.silent(), () -> false)
            .run()
            .orElseThrow();
    assertEquals(List.of("mine"), all.stream().map(Answers::part).toList());
    assertEquals(25, all.get(0).measurement().outcomes().size());
    for (String rule : all.get(0).answers().keySet()) {
      assertTrue(all.get(0).regret(rule) >= 1, rule);
    }
  }

  @Test
  void whoInterruptsGetsWhatThereIs() throws IOException {
    FindRun run =
        FindRun.prepare(FindSettings.of(on(table()), OptimizerChoice.parseList("sgd,adam")));
    RangeTestReport report = run.run(Meters.silent(), () -> true, soFar -> {});
    assertTrue(report.results().isEmpty());
    assertTrue(!run.isComplete(report));
  }
}
