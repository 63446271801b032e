/** Medians and other quantiles, the same for whoever needs one. Knows no other room. */
package io.github.rangefinder.finder.statistics;
