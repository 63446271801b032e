package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.rangetest.preset.PresetAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run of {@code find}: a list of range tests, run side by side or in turn, and what they say
 * together.
 */
public final class FindRun {
  private final FindSettings settings;
  private final FindData data;
  private final Map<Candidate, TestPlan> plans = new LinkedHashMap<>();
  private final Network model;
  private final Network.Snapshot initial;
  private final Optional<Verifier> verifier;
  private final List<TestJob.Tested> done = new ArrayList<>();
  private Map<String, Object> inForce;

  private FindRun(FindSettings asked) throws IOException {
    this.data = FindData.read(asked);
    this.settings = asked.suiting(data.given().size());
    this.model = settings.run().workload().model(data.training(), settings.run().seed());
    this.initial = model.snapshot();
    for (Candidate candidate : settings.candidates().all()) {
      plans.put(candidate, plan(candidate));
    }
    Footprint.requireRoomForCurves(
        plans.values().stream().mapToLong(plan -> plan.settings().iterations()).sum(),
        plans.size(),
        settings.repeats());
    this.verifier =
        data.verification()
            .map(parts -> new Verifier(settings, parts, () -> model(settings.run().seed())));
  }

  private TestPlan plan(Candidate candidate) {
    Batches batches = batches(candidate, settings.run().seed());
    return new TestPlan(
        candidate,
        settings.rangeTest(batches, candidate.batchSize(), data.heldOut()),
        settings.measuring().batchesPerRate(),
        settings.rules(batches));
  }

  /**
   * Reads the data, makes the model for it, and checks the settings against it.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws io.github.rangefinder.finder.setting.SettingException if the settings ask for more than
   *     the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  public static FindRun prepare(FindSettings settings) throws IOException {
    return new FindRun(settings);
  }

  /** What progress calls the tests, in the order in which they run. */
  public List<String> testNames() {
    return jobs().stream().map(TestJob::name).toList();
  }

  /** Every option's value in force, and what tells the data from other data. */
  public Map<String, Object> inForce() {
    if (inForce == null) {
      inForce = settings.inForce(data.given(), model, rangeTests());
      inForce.put("dataChecksum", DataChecksums.of(data.given()));
    }
    return inForce;
  }

  /**
   * Takes over the tests that a run with the very same settings has done before it was ended.
   *
   * @param before what that run has written
   * @return how many tests need not be run again; none if that run had come to its end
   */
  public int goOnFrom(RangeTestReport before) {
    Environment now = settings.run().environment();
    if (isComplete(before)
        || !before.version().equals(Release.NUMBER)
        || !before.environment().computesLike(now)) {
      return 0;
    }
    for (TestJob job : jobs()) {
      before.results().stream()
          .filter(result -> result.optimizer().equals(job.plan().candidate().label()))
          .flatMap(result -> result.tests().stream())
          .filter(test -> test.repeat() == job.repeat())
          .filter(test -> test.result().stopReason() != StopReason.INTERRUPTED)
          .findFirst()
          .ifPresent(test -> done.add(job.tested(test.result())));
    }
    return done.size();
  }

  /**
   * Runs all tests that are not done yet, until they are or somebody interrupts.
   *
   * @param soFar told of all tests that are done whenever another one is, by one thread at a time
   */
  public RangeTestReport run(
      Meters meters, BooleanSupplier interrupted, Consumer<RangeTestReport> soFar) {
    JobRunner runner =
        new JobRunner(
            settings.run().threads(),
            Footprint.mostAtOnce(model, Collections.max(settings.candidates().batchSizes())),
            meters,
            interrupted);
    List<NotedTest> open =
        jobs().stream()
            .filter(job -> !isDone(job))
            .map(job -> new NotedTest(job, test -> note(test, soFar)))
            .toList();
    runner.run("tests", open);
    Map<Candidate, OptimizerReport> answers = answers(done);
    if (verifier.isPresent() && !interrupted.getAsBoolean()) {
      answers = verifier.get().verify(answers, runner);
    }
    return report(answers);
  }

  private boolean isDone(TestJob job) {
    return done.stream()
        .anyMatch(
            test ->
                test.candidate().equals(job.plan().candidate())
                    && test.report().repeat() == job.repeat());
  }

  private synchronized void note(TestJob.Tested test, Consumer<RangeTestReport> soFar) {
    done.add(test);
    soFar.accept(report(answers(done)));
  }

  private RangeTestReport report(Map<Candidate, OptimizerReport> answers) {
    return new RangeTestReport(
        Release.NUMBER, inForce(), settings.run().environment(), List.copyOf(answers.values()));
  }

  /** One for each batch size. */
  private List<RangeTestSettings> rangeTests() {
    Map<Integer, RangeTestSettings> tests = new LinkedHashMap<>();
    plans.forEach((candidate, plan) -> tests.put(candidate.batchSize(), plan.settings()));
    return List.copyOf(tests.values());
  }

  /** Every test there is to run: first all candidates once, then all of them again. */
  private List<TestJob> jobs() {
    List<TestJob> jobs = new ArrayList<>();
    for (int repeat = 0; repeat < settings.repeats(); repeat++) {
      long seed = settings.run().seed() + repeat;
      String number = settings.repeats() == 1 ? "" : " " + (repeat + 1) + "/" + settings.repeats();
      for (TestPlan plan : plans.values()) {
        Candidate candidate = plan.candidate();
        jobs.add(
            new TestJob(
                candidate.label() + number,
                plan,
                repeat,
                workers -> training(candidate, seed, workers)));
      }
    }
    return jobs;
  }

  private ModelTraining training(Candidate candidate, long seed, Workers workers) {
    return new ModelTraining(
        model(seed),
        candidate.optimizer().create(),
        data.training(),
        data.heldOut(),
        batches(candidate, seed),
        workers);
  }

  private Batches batches(Candidate candidate, long seed) {
    return settings.run().workload().batches(data.training(), candidate.batchSize(), seed);
  }

  /** A model of its own for a test; weights from a file are the same for every seed. */
  private Network model(long seed) {
    if (seed != settings.run().seed()) {
      try {
        return settings.run().workload().model(data.training(), seed);
      } catch (IOException e) { // a file that could be read a moment ago
        throw new UncheckedIOException(e);
      }
    }
    Network made = new Network(model.output(), seed);
    made.restore(initial);
    return made;
  }

  /** What each candidate's tests say; a candidate that no test was begun of is left out. */
  private Map<Candidate, OptimizerReport> answers(List<TestJob.Tested> tests) {
    Map<Candidate, OptimizerReport> answers = new LinkedHashMap<>();
    for (Candidate candidate : plans.keySet()) {
      List<TestJob.Tested> repeats =
          tests.stream()
              .filter(test -> test.candidate().equals(candidate))
              .filter(test -> test.report().result().curve().size() > 0)
              .sorted(Comparator.comparingInt(test -> test.report().repeat()))
              .toList();
      if (!repeats.isEmpty()) {
        List<TestReport> reports = repeats.stream().map(TestJob.Tested::report).toList();
        answers.put(candidate, new OptimizerReport(candidate.label(), reports, answer(repeats)));
      }
    }
    return answers;
  }

  /** What the repeats of a test say; with a preset that is its finder's answer. */
  private Suggestion answer(List<TestJob.Tested> repeats) {
    Suggestion ours = Judgement.of(repeats.stream().map(TestJob.Tested::evidence).toList());
    if (settings.sweep().preset() == null) {
      return ours;
    }
    String rule = settings.sweep().preset().ruleName();
    return PresetAnswer.of(
        settings.sweep().preset(),
        repeats.stream().map(test -> test.report().suggestions().get(rule)).toList(),
        ours);
  }

  /** Whether a report has all that was asked for. */
  public boolean isComplete(RangeTestReport report) {
    List<TestReport> tests = report.tests();
    return tests.size() == plans.size() * settings.repeats()
        && tests.stream().noneMatch(test -> test.result().stopReason() == StopReason.INTERRUPTED)
        && (verifier.isEmpty() || report.results().stream().allMatch(FindRun::isVerified));
  }

  private static boolean isVerified(OptimizerReport result) {
    return result.suggestion().verdict() == Verdict.NONE
        || result.verification().map(Verification::isComplete).orElse(false);
  }
}
