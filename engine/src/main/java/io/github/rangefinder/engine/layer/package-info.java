/**
 * Layers: the shapes they turn into each other, the parameters they learn, and the order in which
 * their kernels run forward and backward. No loop over elements: those are kernels. A layer never
 * asks what its neighbour is. Knows tensor, parallel, kernel and init.
 *
 * <p>A {@link io.github.rangefinder.engine.layer.Layer} is a description; a {@link
 * io.github.rangefinder.engine.layer.Pass} is that layer at work, with its buffers.
 */
package io.github.rangefinder.engine.layer;
