package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.RangeTestResult;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One range test.
 *
 * @param repeat which repeat of the test, counted from 0
 * @param result what was measured
 * @param suggestions the learning rate each rule suggests, by the rule's name
 */
public record TestReport(
    int repeat, RangeTestResult result, Map<String, OptionalDouble> suggestions) {}
