/**
 * The threads of a training step. Knows no other room.
 *
 * <p>How work is cut never depends on the number of threads, so the same seed gives the same bits
 * for any number of them.
 */
package io.github.rangefinder.engine.parallel;
