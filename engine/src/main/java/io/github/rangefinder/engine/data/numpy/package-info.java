/**
 * NumPy's arrays and archives: samples and targets are read from them, weights are read and
 * written. Knows the data sets that it makes. Nothing in a file is ever executed.
 */
package io.github.rangefinder.engine.data.numpy;
