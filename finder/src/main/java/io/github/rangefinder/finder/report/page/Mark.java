package io.github.rangefinder.finder.report.page;

/**
 * A place on a plot's horizontal axis.
 *
 * @param layer the marks that are switched on and off together
 * @param series whose mark it is: the name of one of the plot's series
 * @param label what stands beside it
 * @param x where it lies
 * @param shown whether its layer starts out switched on
 */
public record Mark(String layer, String series, String label, double x, boolean shown) {}
