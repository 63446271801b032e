package io.github.rangefinder.engine.kernel;

/**
 * A rectangle of floats that is the same in two arrays: rows of a length, which begin inStep floats
 * apart from inAt on in one sample, and outStep apart from outAt on in the other.
 */
public record Block(int inAt, int inStep, int outAt, int outStep, int rows, int length) {}
