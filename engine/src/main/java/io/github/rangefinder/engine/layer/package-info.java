/**
 * Layers: the shapes they turn into each other, the parameters they learn, and the order in which
 * their kernels run forward and backward. No loop over elements: those are kernels. A layer never
 * asks what its neighbour is. Knows tensor, parallel, kernel, vector, backend and init.
 *
 * <p>A {@link io.github.rangefinder.engine.layer.Layer} is a description; an {@link
 * io.github.rangefinder.engine.layer.Op} is that layer at work, at its {@link
 * io.github.rangefinder.engine.layer.Place}: forward overwrites its output, backward adds to every
 * gradient that is there.
 *
 * <p>There is a file for each layer, under Keras's name where it has one. To read them, begin with
 *
 * <ul>
 *   <li>{@code Dense} and {@code DenseOp}, a {@code BatchOp}: it needs the whole batch at once.
 *   <li>{@code Conv2d} and {@code ConvolutionOp}, a {@code SampleOp}: it treats each sample by
 *       itself, and {@code ShardSums} adds up what its parameters learn. {@code FusedConvolutionOp}
 *       is the same on the fast kernels.
 *   <li>{@code Activation}, an {@code ElementLayer}; {@code Softmax}, a function of rows.
 *   <li>{@code Add} and {@code SumOp}, which read several inputs; {@code Reshape}, a {@code
 *       ViewLayer}, which computes nothing.
 *   <li>{@code BatchNormalization} and its {@code HalvesOp}: the second half needs what the first
 *       has gathered of the whole batch. {@code LayerNormalization}: within a sample.
 * </ul>
 *
 * <p>What several of them use: {@code Window}, {@code Padding} and {@code Border} for images,
 * {@code Series} for layers of steps, which are images of one row, {@code Axes} and {@code
 * Rearrangement} for axes in another order.
 */
package io.github.rangefinder.engine.layer;
