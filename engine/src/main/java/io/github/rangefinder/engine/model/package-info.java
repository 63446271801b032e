/**
 * Graphs of layers. {@link io.github.rangefinder.engine.model.Node} describes one, {@link
 * io.github.rangefinder.engine.model.Network} holds it with what it learns, {@link
 * io.github.rangefinder.engine.model.Plan} is how a batch runs through it: which ops run, which of
 * them together ({@code Fusion}), and how a batch is cut ({@code Shards}). Knows layer and loss,
 * and what they know.
 */
package io.github.rangefinder.engine.model;
