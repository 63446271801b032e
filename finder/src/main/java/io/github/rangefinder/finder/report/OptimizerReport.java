package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.Suggestion;

/**
 * The answer for one optimizer, from all its tests.
 *
 * @param optimizer the optimizer as given on the command line
 * @param suggestion the learning rate and how far it can be trusted
 */
public record OptimizerReport(String optimizer, Suggestion suggestion) {}
