/**
 * Every loop over a {@code float[]} in its plain form: arrays, offsets and sizes in, nothing or a
 * primitive out. What is computed here is the meaning, and the oracle of the tests; the fast twins
 * of some of these loops are in {@code vector}. Knows no other room.
 */
package io.github.rangefinder.engine.kernel;
