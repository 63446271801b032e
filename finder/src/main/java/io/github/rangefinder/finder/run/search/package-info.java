/**
 * A search for the best learning rate by trainings: {@code SearchRun}, from {@code SearchSettings}
 * to {@code SearchReport}. {@code PriorTest} is the range test that says where to look, {@code
 * finder.search} decides which training comes next, and {@code ModelRaces} trains a model here,
 * {@code CommandRaces} by somebody's command and its processes.
 */
package io.github.rangefinder.finder.run.search;
