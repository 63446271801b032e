/**
 * The known learning-rate finders as a whole: how each of them runs a range test, with what
 * defaults, and which rule answers. Knows no console and no file.
 */
package io.github.rangefinder.finder.rangetest.preset;
