/**
 * One short training at one learning rate, with its validation: what proofs, searches and studies
 * are made of. {@code TrialDescription} says all that decides it, {@code TrialJob} is the same with
 * its data, {@code ShortTraining} does the steps, {@code TrialOutcome} is what came of it. Knows
 * nothing of why somebody wants it.
 */
package io.github.rangefinder.finder.run.trial;
