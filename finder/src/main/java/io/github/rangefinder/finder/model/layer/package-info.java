/**
 * Layers as each way to describe a model knows them: the words of a line of text, the options of
 * Keras's JSON, and the engine's layers that both become. Knows the engine; opens no file.
 */
package io.github.rangefinder.finder.model.layer;
