/**
 * Training: one step, whole epochs, and how well a model does on a data set. Knows every room of
 * the engine before it.
 */
package io.github.rangefinder.engine.training;
