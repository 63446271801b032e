package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.rangetest.preset.PresetAnswer;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One run of {@code find}: a list of range tests, run side by side or in turn, and what they say
 * together.
 */
public final class FindRun {
  private final FindSettings settings;
  private final FindData data;
  private final Map<Integer, RangeTestSettings> rangeTests = new LinkedHashMap<>();
  private final Map<Integer, List<Rule>> rules = new LinkedHashMap<>();
  private final Network model;
  private final Network.Snapshot initial;
  private final Optional<Verifier> verifier;

  private FindRun(FindSettings asked) throws IOException {
    this.data = FindData.read(asked);
    this.settings = asked.suiting(data.given().size());
    this.model = settings.run().workload().model(data.training(), settings.run().seed());
    this.initial = model.snapshot();
    for (int batchSize : settings.batchSizes()) {
      Batches batches =
          settings.run().workload().batches(data.training(), batchSize, settings.run().seed());
      rangeTests.put(batchSize, settings.rangeTest(batches, batchSize, data.heldOut()));
      rules.put(batchSize, settings.rules(batches));
    }
    this.verifier =
        data.verification()
            .map(parts -> new Verifier(settings, parts, () -> model(settings.run().seed())));
  }

  /**
   * Reads the data, makes the model for it, and checks the settings against it.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws SettingException if the settings ask for more than the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  public static FindRun prepare(FindSettings settings) throws IOException {
    return new FindRun(settings);
  }

  /** Runs all tests, until they are done or somebody interrupts. */
  public RangeTestReport run(Meters meters, BooleanSupplier interrupted) {
    JobRunner runner =
        new JobRunner(
            settings.run().threads(),
            Footprint.mostAtOnce(model, Collections.max(settings.batchSizes())),
            meters,
            interrupted);
    List<TestReport> tests = sorted(runner.run("tests", jobs()));
    List<OptimizerReport> results = results(tests);
    if (verifier.isPresent() && !interrupted.getAsBoolean()) {
      results = verifier.get().verify(results, runner);
    }
    return new RangeTestReport(
        Release.NUMBER,
        settings.inForce(data.given(), List.copyOf(rangeTests.values())),
        settings.run().environment(),
        tests,
        results);
  }

  /** Every test there is to run: first all optimizers once, then all of them again. */
  private List<TestJob> jobs() {
    List<TestJob> jobs = new ArrayList<>();
    for (int repeat = 0; repeat < settings.repeats(); repeat++) {
      for (Candidate candidate : settings.candidates()) {
        jobs.add(
            new TestJob(
                candidate,
                repeat,
                settings.repeats(),
                settings.run().seed() + repeat,
                data,
                this::model,
                seed ->
                    settings.run().workload().batches(data.training(), candidate.batchSize(), seed),
                settings.batchesPerRate(),
                rangeTests.get(candidate.batchSize()),
                rules.get(candidate.batchSize())));
      }
    }
    return jobs;
  }

  /** A model of its own for a test; weights from a file are the same for every seed. */
  private Network model(long seed) {
    Network made = new Network(model.output(), seed);
    if (settings.run().workload().hasWeights()) {
      made.restore(initial);
    }
    return made;
  }

  /** The tests in the order of the files, optimizer by optimizer. */
  private List<TestReport> sorted(List<TestReport> tests) {
    List<String> names = settings.candidates().stream().map(Candidate::label).toList();
    return tests.stream()
        .filter(test -> test.result().curve().size() > 0)
        .sorted(
            Comparator.<TestReport>comparingInt(test -> names.indexOf(test.optimizer()))
                .thenComparingInt(TestReport::repeat))
        .toList();
  }

  private List<OptimizerReport> results(List<TestReport> tests) {
    Map<String, List<TestReport>> repeats = new LinkedHashMap<>();
    for (TestReport test : tests) {
      repeats.computeIfAbsent(test.optimizer(), name -> new ArrayList<>()).add(test);
    }
    List<OptimizerReport> results = new ArrayList<>();
    repeats.forEach((name, same) -> results.add(new OptimizerReport(name, answer(same))));
    return results;
  }

  /** What the repeats of a test say; with a preset that is its finder's answer. */
  private Suggestion answer(List<TestReport> repeats) {
    Suggestion ours = Judgement.of(repeats.stream().map(this::evidence).toList());
    if (settings.preset() == null) {
      return ours;
    }
    String rule = settings.preset().ruleName();
    return PresetAnswer.of(
        settings.preset(),
        repeats.stream().map(test -> test.suggestions().get(rule)).toList(),
        ours);
  }

  private Judgement.Reading evidence(TestReport test) {
    return Judgement.Reading.of(test.result(), rangeTest(test.optimizer()), test.suggestions());
  }

  private RangeTestSettings rangeTest(String label) {
    return settings.candidates().stream()
        .filter(candidate -> candidate.label().equals(label))
        .map(candidate -> rangeTests.get(candidate.batchSize()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a report has all that was asked for. */
  public boolean isComplete(RangeTestReport report) {
    return report.tests().size() == settings.candidates().size() * settings.repeats()
        && report.tests().stream()
            .noneMatch(test -> test.result().stopReason() == StopReason.INTERRUPTED)
        && (verifier.isEmpty() || report.results().stream().allMatch(FindRun::isVerified));
  }

  private static boolean isVerified(OptimizerReport result) {
    return result.suggestion().verdict() == Verdict.NONE
        || result.verification().map(Verification::isComplete).orElse(false);
  }
}
