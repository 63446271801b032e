package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.rangetest.preset.PresetAnswer;
import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.run.job.TrialRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One run of {@code find}: a list of range tests, run side by side or in turn, and what they say
 * together.
 */
public final class FindRun {
  private final FindSettings settings;
  private final FindTests tests;
  private final FindWork work;
  private final Optional<Verifier> verifier;
  private final List<TestJob.Tested> done = new ArrayList<>();
  private SettingValues inForce;
  private Environment environment;

  private FindRun(FindSettings asked) throws IOException {
    this.tests = new FindTests(asked);
    this.settings = tests.settings();
    this.work = new FindWork(asked, tests);
    this.environment = settings.run().environment();
    Footprint.requireRoomForCurves(
        tests.plans().stream().mapToLong(plan -> plan.settings().iterations()).sum(),
        tests.plans().size(),
        settings.repeats());
    this.verifier =
        tests.data().verification().isPresent()
            ? Optional.of(new Verifier(work, tests))
            : Optional.empty();
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
  public synchronized SettingValues inForce() {
    if (inForce == null) {
      Map<String, Object> values =
          settings.inForce(tests.data().given(), tests.summary(), rangeTests());
      values.put("dataChecksum", DataChecksums.of(tests.data().given()));
      inForce = new SettingValues(values);
    }
    return inForce;
  }

  /** Says what computes the tests, where that is not this JVM. */
  public void runOn(Environment elsewhere) {
    environment = elsewhere;
  }

  /**
   * Takes over the tests that a run with the very same settings has done before it was ended.
   *
   * @param before what that run has written
   * @return how many tests need not be run again; none if that run had come to its end
   */
  public int goOnFrom(RangeTestReport before) {
    if (isComplete(before)
        || !before.provenance().version().equals(Release.NUMBER)
        || !before.provenance().environment().computesLike(environment)) {
      return 0;
    }
    Map<Candidate, List<TestReport>> earlier = new LinkedHashMap<>();
    for (OptimizerReport result : before.results()) {
      tests.candidate(result.optimizer()).ifPresent(it -> earlier.put(it, result.tests()));
    }
    for (TestJob job : jobs()) {
      earlier.getOrDefault(job.plan().candidate(), List.of()).stream()
          .filter(test -> test.repeat() == job.repeat())
          .filter(test -> test.result().stopReason() != StopReason.INTERRUPTED)
          .findFirst()
          .ifPresent(test -> done.add(job.tested(test.result())));
    }
    return done.size();
  }

  /**
   * Runs all tests that are not done yet on threads of this JVM, until they are or somebody
   * interrupts.
   *
   * @param soFar may ask for all tests that are done whenever another one has come to its end and
   *     more is to come, by one thread at a time
   */
  public RangeTestReport run(
      Meters meters, BooleanSupplier interrupted, Consumer<Supplier<RangeTestReport>> soFar)
      throws IOException {
    return run(new ThreadTrialRunner(settings.run().threads(), meters), interrupted, soFar);
  }

  /**
   * Runs all tests that are not done yet, until they are or somebody interrupts.
   *
   * @param trials where they run
   * @param soFar may ask for all tests that are done whenever another one has come to its end and
   *     more is to come, by one thread at a time
   * @throws IOException with a sentence, if the place where they run fails
   */
  public RangeTestReport run(
      TrialRunner trials, BooleanSupplier interrupted, Consumer<Supplier<RangeTestReport>> soFar)
      throws IOException {
    Map<TestWork, TestJob> open = new LinkedHashMap<>();
    for (TestJob job : jobs()) {
      if (!isDone(job)) {
        int candidate = tests.plans().indexOf(job.plan());
        open.put(new TestWork(work, job.name(), candidate, job.repeat()), job);
      }
    }
    trials.run(
        "tests",
        List.copyOf(open.keySet()),
        (test, result) -> note(open.get(test).tested(result), soFar),
        interrupted);
    Map<Candidate, OptimizerReport> answers = answers(done);
    if (verifier.isPresent() && !interrupted.getAsBoolean()) {
      answers = verifier.get().verify(answers, trials, interrupted);
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

  private synchronized void note(TestJob.Tested test, Consumer<Supplier<RangeTestReport>> soFar) {
    done.add(test);
    boolean more = verifier.isPresent() || done.size() < jobs().size();
    if (more && test.report().result().stopReason() != StopReason.INTERRUPTED) {
      soFar.accept(() -> report(answers(done)));
    }
  }

  private RangeTestReport report(Map<Candidate, OptimizerReport> answers) {
    return new RangeTestReport(
        new Provenance(Release.NUMBER, inForce(), environment), List.copyOf(answers.values()));
  }

  /** One for each batch size. */
  private List<RangeTestSettings> rangeTests() {
    Map<Integer, RangeTestSettings> each = new LinkedHashMap<>();
    tests.plans().forEach(plan -> each.put(plan.candidate().batchSize(), plan.settings()));
    return List.copyOf(each.values());
  }

  /** Every test there is to run: first all candidates once, then all of them again. */
  private List<TestJob> jobs() {
    List<TestJob> jobs = new ArrayList<>();
    for (int repeat = 0; repeat < settings.repeats(); repeat++) {
      for (TestPlan plan : tests.plans()) {
        jobs.add(tests.test(plan, repeat));
      }
    }
    return jobs;
  }

  /** What each candidate's tests say; a candidate that no test was begun of is left out. */
  private Map<Candidate, OptimizerReport> answers(List<TestJob.Tested> tested) {
    Map<Candidate, OptimizerReport> answers = new LinkedHashMap<>();
    Map<Candidate, List<TestJob.Tested>> byCandidate =
        tested.stream()
            .filter(test -> test.report().result().curve().size() > 0)
            .collect(Collectors.groupingBy(TestJob.Tested::candidate));
    for (TestPlan plan : tests.plans()) {
      Candidate candidate = plan.candidate();
      List<TestJob.Tested> repeats =
          byCandidate.getOrDefault(candidate, List.of()).stream()
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
    List<TestReport> all = report.tests();
    return all.size() == tests.plans().size() * settings.repeats()
        && all.stream().noneMatch(test -> test.result().stopReason() == StopReason.INTERRUPTED)
        && (verifier.isEmpty() || report.results().stream().allMatch(FindRun::isVerified));
  }

  private static boolean isVerified(OptimizerReport result) {
    return result.suggestion().verdict() == Verdict.NONE
        || result.verification().map(Verification::isComplete).orElse(false);
  }
}
