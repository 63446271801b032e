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
 */
public record TrialDescription(
    Workload workload, ValidationChoice validation, Recipe recipe, long seed)
    implements Serializable {}
