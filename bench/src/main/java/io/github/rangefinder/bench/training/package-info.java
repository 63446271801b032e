/** Benchmarks of whole training steps. */
package io.github.rangefinder.bench.training;
