/**
 * Learning rates and momenta as pure functions of the step. Knows no other room.
 *
 * <p>A schedule is a record: its components are what a paper calls hyperparameters, lengths in
 * steps. {@link io.github.rangefinder.engine.schedule.WarmUp} goes before any other.
 */
package io.github.rangefinder.engine.schedule;
