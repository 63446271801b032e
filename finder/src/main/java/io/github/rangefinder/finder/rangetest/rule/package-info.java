/**
 * The rules of the known learning-rate finders, each with the smoothing and the stop of its tool,
 * so that it says about any recorded curve what that tool would have said. Known bugs are theirs;
 * each class names the tool, the formula and the constants. Knows no console and no file.
 */
package io.github.rangefinder.finder.rangetest.rule;
