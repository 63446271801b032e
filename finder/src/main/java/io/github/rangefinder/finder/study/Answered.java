package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rule answers, and at what cost.
 *
 * @param learningRate empty where it says nothing
 * @param verdict how far the rule itself trusts it; empty for rules that do not say
 * @param epochs how long everything it needs takes
 */
public record Answered(OptionalDouble learningRate, Optional<Verdict> verdict, double epochs) {}
