/**
 * Timing what JMH cannot: things that are compared with each other, taken in turn within one run so
 * that whatever else the machine does falls on all of them. Knows the workload.
 */
package io.github.rangefinder.bench.timing;
