/**
 * Models that Keras describes: JSON and archives of Keras 2 and 3 and whole models in HDF5, read
 * into a list of calls of layers in the order in which they run, summed up and written again. Knows
 * the engine's layers through {@code finder.model.layer}; runs no code of a file and unpacks
 * nothing.
 *
 * @see <a href="https://keras.io/guides/serialization_and_saving">Keras: save, serialize, and
 *     export models</a>
 */
package io.github.rangefinder.finder.model.keras;
