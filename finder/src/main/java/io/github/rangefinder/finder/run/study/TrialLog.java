package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import java.util.Optional;

/**
 * The trainings of a measurement that is not complete, so that a run that goes on need not do them
 * again. What a training remembers to go on from is not in it: one that follows begins anew and
 * comes to the same bits.
 */
public interface TrialLog {
  /** Forgets everything. */
  TrialLog NONE =
      new TrialLog() {
        @Override
        public Optional<TrialOutcome> of(Recipe recipe) {
          return Optional.empty();
        }

        @Override
        public void add(Recipe recipe, TrialOutcome outcome) {
          // nothing is kept
        }
      };

  /** What came of a training; empty if it is not known. */
  Optional<TrialOutcome> of(Recipe recipe);

  /** Keeps what came of a training, if it can. */
  void add(Recipe recipe, TrialOutcome outcome);
}
