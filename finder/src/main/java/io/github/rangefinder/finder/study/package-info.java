/**
 * The study: is the answer of a range test right? Compares what rules suggest with what trainings
 * at many learning rates came to. Knows no console and no file.
 */
package io.github.rangefinder.finder.study;
