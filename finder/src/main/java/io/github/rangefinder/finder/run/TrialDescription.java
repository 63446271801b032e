package io.github.rangefinder.finder.run;

import java.io.Serializable;

/**
 * A short training with its validation, described and not yet done: small, and all that decides its
 * outcome, so that any process that can read the data comes to the same numbers.
 *
 * @param workload what is trained on what
 * @param validation which samples judge it
 * @param recipe how it is trained
 * @param seed decides the initial weights and the order of the batches
 * @param from where a shorter training of this kind ended, to go on from there; null to begin at
 *     the beginning. The recipe's length is that of both together
 * @param keepsState whether the outcome is to say where this one ended
 */
public record TrialDescription(
    Workload workload,
    ValidationChoice validation,
    Recipe recipe,
    long seed,
    TrialState from,
    boolean keepsState)
    implements Serializable {
  /** A training from the beginning that nobody goes on with. */
  public TrialDescription(
      Workload workload, ValidationChoice validation, Recipe recipe, long seed) {
    this(workload, validation, recipe, seed, null, false);
  }
}
