/**
 * Every loop over a {@code float[]}: arrays, offsets and sizes in, nothing or a primitive out.
 * Knows no other room.
 *
 * <p>Where a loop is worth two versions, an interface says what is computed, {@code Plain…}
 * computes it in the plainest way (EJML for matrix products) and is the oracle of the tests, and
 * {@code Vector…} computes it with the Vector API. {@link
 * io.github.rangefinder.engine.kernel.Kernels} chooses once.
 */
package io.github.rangefinder.engine.kernel;
