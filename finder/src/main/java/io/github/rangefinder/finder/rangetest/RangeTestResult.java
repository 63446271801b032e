package io.github.rangefinder.finder.rangetest;

/**
 * What a range test measured.
 *
 * @param curve a point for every iteration that ran
 * @param stopReason why there are no more
 * @param seconds how long the test took
 */
public record RangeTestResult(RangeCurve curve, StopReason stopReason, double seconds) {}
