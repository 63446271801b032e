/** What training makes small. Knows tensors and kernels. */
package io.github.rangefinder.engine.loss;
