package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.RangeTestResult;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One range test of one optimizer.
 *
 * @param optimizer the optimizer as given on the command line
 * @param repeat which repeat of the test, counted from 0
 * @param result what was measured
 * @param suggestions the learning rate each rule suggests, by the rule's name
 */
public record TestReport(
    String optimizer,
    int repeat,
    RangeTestResult result,
    Map<String, OptionalDouble> suggestions) {}
