/**
 * JMH benchmarks of the engine's hot loops: one package for each room of the engine that is
 * measured.
 *
 * <p>May know the engine and JMH. Run them with {@code java -jar bench/target/bench.jar}.
 */
package io.github.rangefinder.bench;
