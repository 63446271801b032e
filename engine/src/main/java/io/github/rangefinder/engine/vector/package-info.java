/**
 * The fast twins of plain kernels, on the Vector API: the same numbers, with packed operands and
 * buffers of their own where that pays. Knows kernel, which defines what is computed.
 *
 * <ul>
 *   <li>{@code VectorLanes}: how wide a vector is. {@code VectorTile} and {@code
 *       VectorMatrixProduct}: a matrix product; all other tiles are built like this one.
 *   <li>{@code VectorConvolution} makes three things for the sizes of a convolution, each in the
 *       way that suits them: a {@code Forward} (by cells, panels, or Winograd's products), an
 *       {@code ImageGradient} and a {@code KernelGradient} (dense, by Winograd's products, or
 *       weighted rows where most of the output gradient is 0). {@code FramedImage} says where the
 *       windows lie.
 *   <li>{@code VectorDepthwise}, {@code VectorMaxPooling}, {@code VectorAveragePooling}, {@code
 *       VectorBatchNorm}: layers of their own.
 *   <li>{@code VectorExponential}, and what rests on it: {@code VectorSigmoids}, {@code
 *       VectorGates}, {@code VectorGelu}, {@code VectorSoftplus}, {@code VectorExponentialUnits}.
 * </ul>
 *
 * <p>Where lines stand one after the other that a loop could say, their sums are in variables of
 * their own, so that they stay in registers.
 */
package io.github.rangefinder.engine.vector;
