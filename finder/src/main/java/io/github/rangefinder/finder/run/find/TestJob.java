package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Meter;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One range test of those that a run is made of.
 *
 * @param name what progress calls it
 * @param repeat which repeat of the candidate's test, counted from 0
 * @param training what is tested, new, with so many workers
 * @param mostAtOnce how many like it the memory holds at a time, at least 1
 */
record TestJob(
    String name,
    TestPlan plan,
    int repeat,
    Function<Workers, ModelTraining> training,
    int mostAtOnce)
    implements Job<RangeTestResult> {
  /**
   * A finished test.
   *
   * @param report its numbers
   * @param evidence what it shows of the candidate's learning rate
   */
  record Tested(Candidate candidate, TestReport report, Judgement.Reading evidence) {}

  @Override
  public int iterations() {
    return plan.settings().iterations();
  }

  @Override
  public RangeTestResult run(Workers workers, Meter meter, BooleanSupplier stopped) {
    RangeTestResult result =
        SingleTest.run(
            () -> plan.batchesPerRate().of(training.apply(workers)),
            plan.settings(),
            new TestProgress(meter, name()),
            stopped);
    meter.ended(SingleTest.ended(result));
    return result;
  }

  /** What a test shows that has been run, here or elsewhere, now or before. */
  Tested tested(RangeTestResult result) {
    ReadOff read =
        ReadOff.ofTest(result, plan.settings(), plan.updates(), plan.rules())
            .onSamples(plan.samples());
    return new Tested(
        plan.candidate(), new TestReport(repeat, result, read.suggestions()), read.evidence());
  }
}
