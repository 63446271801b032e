/**
 * Every loop over a {@code float[]} in its plain form: arrays, offsets and sizes in, nothing or a
 * primitive out. What is computed here is the meaning, and the oracle of the tests; the fast twins
 * of some of these loops are in {@code vector}. Knows no other room.
 *
 * <ul>
 *   <li>To begin with: {@code Activations}, {@code MatrixProduct}, {@code Bias}, {@code
 *       CrossEntropy}, {@code Convolution}, {@code MaxPooling}, {@code ParameterUpdate}: one
 *       training step of the default network.
 *   <li>Sizes that a loop goes by: {@code ConvolutionSizes}, {@code PoolingSizes}, each with a
 *       {@code WindowAxis} for rows and one for columns; {@code Block}, {@code NormalizedRow},
 *       {@code ResizingAxis}.
 *   <li>Functions whose bits no machine changes: {@code Exponential}, {@code Logarithm}, {@code
 *       Sigmoid}, {@code NormalDistribution}. Random numbers likewise: {@code CounterRandom},
 *       {@code RandomFill}.
 *   <li>Normalisation: {@code BatchNorm} and {@code BatchMoments} over a batch, {@code
 *       RowNormalization} and {@code GroupMoments} within a sample.
 * </ul>
 */
package io.github.rangefinder.engine.kernel;
