package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.parallel.Workers;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A test that tells somebody as soon as it is done. */
record NotedTest(TestJob test, Consumer<TestJob.Tested> done) implements Job<TestJob.Tested> {
  @Override
  public String name() {
    return test.name();
  }

  @Override
  public int iterations() {
    return test.iterations();
  }

  @Override
  public TestJob.Tested run(Workers workers, Meter meter, BooleanSupplier stopped) {
    TestJob.Tested tested = test.run(workers, meter, stopped);
    done.accept(tested);
    return tested;
  }
}
