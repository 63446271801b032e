/**
 * Layers: the shapes they turn into each other, the parameters they learn, and the order in which
 * their kernels run forward and backward. No loop over elements: those are kernels. A layer never
 * asks what its neighbour is. Knows tensor, parallel, kernel, vector, backend and init.
 *
 * <p>A {@link io.github.rangefinder.engine.layer.Layer} is a description; an {@link
 * io.github.rangefinder.engine.layer.Op} is that layer at work, at its {@link
 * io.github.rangefinder.engine.layer.Place}: forward overwrites its output, backward adds to every
 * gradient that is there.
 */
package io.github.rangefinder.engine.layer;
