package io.github.rangefinder.finder.report.page;

/**
 * The two axes of a plot.
 *
 * @param x the horizontal one
 * @param y the vertical one
 */
public record Axes(Axis x, Axis y) {}
