/**
 * Samples: data sets, the files they are read from, and the order in which training sees them.
 * Knows tensors and kernels.
 *
 * <p>The only room of the engine that reads files.
 */
package io.github.rangefinder.engine.data;
