/** Benchmarks of single layers over a whole batch, on one thread, as a model's plan runs them. */
package io.github.rangefinder.bench.layer;
