/**
 * Measures the engine. {@code java -jar bench.jar} is JMH itself; three programs beside it put
 * numbers side by side:
 *
 * <ul>
 *   <li>{@link io.github.rangefinder.bench.Report}: all benchmarks in one table, as a share of the
 *       processor's peak;
 *   <li>{@link io.github.rangefinder.bench.StepReport}: the whole training step and the ratios it
 *       has to keep;
 *   <li>{@link io.github.rangefinder.bench.Compare}: two builds, fork by fork in turn.
 * </ul>
 *
 * <p>Benchmarks lie in one package for each room of the engine that is measured. May know the
 * engine and JMH.
 */
package io.github.rangefinder.bench;
