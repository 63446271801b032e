package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Work;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A range test of {@code find}, described.
 *
 * @param name what progress calls it
 * @param candidate which of the candidates, counted from 0
 * @param repeat which repeat of its test, counted from 0
 */
record TestWork(FindWork find, String name, int candidate, int repeat)
    implements Work<RangeTestResult> {
  @Override
  public Job<Optional<RangeTestResult>> job(DataStore data) throws IOException {
    FindTests tests = find.tests(data);
    return tests.test(tests.plans().get(candidate), repeat).map(Optional::of);
  }

  @Override
  public Work<RangeTestResult> relocated(UnaryOperator<String> places) {
    return new TestWork(find.relocated(places), name, candidate, repeat);
  }

  @Override
  public void show(RangeTestResult result, Meter meter) {
    TestProgress.show(result, meter, name);
  }
}
