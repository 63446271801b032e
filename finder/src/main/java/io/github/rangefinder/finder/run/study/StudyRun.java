package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.run.find.ReadOff;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.search.PriorTest;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.study.Answered;
import io.github.rangefinder.finder.study.Answers;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Simulation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run of {@code study}: measures every task with every seed and asks all rules about it. */
public final class StudyRun {
  private final Tasks tasks;
  private final MeasurementStore store;
  private final StudyCrew crew;

  /**
   * What is measured.
   *
   * @param all at least one task
   * @param repeats how many seeds each task is measured with
   * @param seed the first of them
   * @param threads how many trainings run at a time
   */
  public record Tasks(List<? extends StudyTask> all, int repeats, long seed, int threads) {
    /**
     * Checks the numbers.
     *
     * @throws SettingException if one of them is below 1
     */
    public Tasks {
      SettingException.requireAtLeastOne(Setting.REPEATS, repeats);
      SettingException.requireAtLeastOne(Setting.THREADS, threads);
    }

    /** How many measurements that makes. */
    public int measurements() {
      return all.size() * repeats;
    }

    StudyTask task(int measurement) {
      return all.get(measurement / repeats);
    }

    long seed(int measurement) {
      return seed + measurement % repeats;
    }

    /** What progress calls the curve of each measurement. */
    public List<String> curves() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < measurements(); i++) {
        names.add(StudyTaskRun.name(task(i).name(), seed(i)));
      }
      return names;
    }
  }

  /**
   * A study on threads of this JVM.
   *
   * @param store asked for each measurement first, and given those that it did not have
   * @param meters show progress
   * @param interrupted asked all the time whether to stop
   */
  public StudyRun(Tasks tasks, MeasurementStore store, Meters meters, BooleanSupplier interrupted) {
    this(
        tasks, store, new ThreadTrialRunner(tasks.threads(), Meters.silent()), meters, interrupted);
  }

  /**
   * A study.
   *
   * @param store asked for each measurement first, and given those that it did not have
   * @param trials where the tests and trainings run; shows nothing by itself
   * @param meters show progress
   * @param interrupted asked all the time whether to stop
   */
  public StudyRun(
      Tasks tasks,
      MeasurementStore store,
      TrialRunner trials,
      Meters meters,
      BooleanSupplier interrupted) {
    this.tasks = tasks;
    this.store = store;
    this.crew = new StudyCrew(tasks, store, trials, meters, interrupted);
  }

  /**
   * Measures what the store does not have yet.
   *
   * @return what each rule answers for each measurement; empty if interrupted
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  public Optional<List<Answers>> run() throws IOException {
    List<Optional<Measurement>> measured = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < tasks.measurements(); i++) {
      measured.add(store.read(tasks.task(i).name(), tasks.seed(i)));
      if (measured.get(i).isEmpty()) {
        open.add(i);
      }
    }
    crew.measure(open).forEach((i, measurement) -> measured.set(i, Optional.of(measurement)));
    List<Answers> all = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      if (measured.get(i).isEmpty()) {
        return Optional.empty();
      }
      all.add(answers(tasks.task(i).part(), measured.get(i).get()));
    }
    return Optional.of(all);
  }

  /** What each rule answers for a measurement of a task of some part. */
  public static Answers answers(String part, Measurement measurement) {
    return new Answers(part, measurement, answersOfRules(measurement));
  }

  /** What every rule answers, ours and what rests on trainings with their verdicts. */
  private static Map<String, Answered> answersOfRules(Measurement measurement) {
    RangeTestResult test = measurement.rangeTest();
    RangeTestSettings settings = PriorTest.settings(measurement.test().iterations());
    ReadOff read =
        ReadOff.ofCurve(test, settings, updates(measurement, settings), Rules.all())
            .onSamples(measurement.test().samples().orElse(Integer.MAX_VALUE));
    Suggestion ours = Judgement.of(List.of(read.evidence()));
    double epochs =
        measurement.rounds() == null
            ? Double.NaN
            : test.curve().size() / measurement.rounds().batchesPerEpoch();
    Map<String, Answered> answers = new LinkedHashMap<>();
    read.suggestions()
        .forEach((rule, rate) -> answers.put(rule, new Answered(rate, Optional.empty(), epochs)));
    answers.put(
        LossValley.NAME, new Answered(ours.learningRate(), Optional.of(ours.verdict()), epochs));
    answers.putAll(Simulation.of(measurement, ours, epochs));
    return answers;
  }

  private static Updates updates(Measurement measurement, RangeTestSettings settings) {
    return measurement
        .test()
        .optimizer()
        .map(text -> OptimizerChoice.parse(text).create())
        .map(optimizer -> Updates.of(optimizer, BatchesPerRate.ONE, settings))
        .orElse(Updates.UNKNOWN);
  }
}
