/** The process: its entry point, and the second JVM that runs it with the Vector API. */
package io.github.rangefinder.finder;
