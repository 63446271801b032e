/**
 * The same training step on other engines, beside ours: same network, weights, data and optimizer.
 * Built only with {@code mvn -Ppeers}, since the other engines are hundreds of megabytes.
 *
 * <p>Each engine runs in a JVM of its own and is told when to take a step. The times that are
 * printed beside each other were taken in turn.
 */
package io.github.rangefinder.bench.peers;
