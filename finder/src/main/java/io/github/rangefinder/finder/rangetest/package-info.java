/**
 * The learning-rate range test: the run itself, the smoothing of its curve, and what the curve
 * suggests. Knows no console and no file.
 */
package io.github.rangefinder.finder.rangetest;
