/** Benchmarks of single kernels, on one thread, beside the peak of the processor. */
package io.github.rangefinder.bench.kernel;
