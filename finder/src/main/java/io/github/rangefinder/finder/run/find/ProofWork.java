package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A training near what {@code find} suggests, described.
 *
 * @param name what progress calls it
 * @param candidate which of the candidates, counted from 0
 */
record ProofWork(FindWork find, String name, int candidate, double rate)
    implements Work<TrialOutcome> {
  @Override
  public Job<Optional<TrialOutcome>> job(DataStore data) throws IOException {
    FindTests tests = find.tests(data);
    return tests
        .proof(tests.plans().get(candidate).candidate(), rate)
        .map(done -> done.map(TrialOutcome::of));
  }

  @Override
  public Work<TrialOutcome> relocated(UnaryOperator<String> places) {
    return new ProofWork(find.relocated(places), name, candidate, rate);
  }
}
