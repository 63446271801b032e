/**
 * How gradients move parameters, and the state of it that survives a step (momentum, Adam's
 * moments). Knows tensors, kernels and workers.
 */
package io.github.rangefinder.engine.optimizer;
