/** How parameters start: seeded initialisers for kernels. Knows tensors and kernels. */
package io.github.rangefinder.engine.init;
