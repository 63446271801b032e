/**
 * What is measured: the network and the data of the range-test article, numbers to fill arrays
 * with, and how much work an operation is. Knows the engine.
 */
package io.github.rangefinder.bench.workload;
