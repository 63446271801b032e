package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.Updates;
import java.util.List;

/**
 * How a candidate is tested, the same for each of its repeats.
 *
 * @param samples how many it trains on
 * @param rules asked about the curve, beside ours
 */
record TestPlan(
    Candidate candidate,
    RangeTestSettings settings,
    BatchesPerRate batchesPerRate,
    int samples,
    List<Rule> rules) {
  /** What is known of the updates behind the curve. */
  Updates updates() {
    return Updates.of(candidate.optimizer().create(), batchesPerRate, settings);
  }
}
