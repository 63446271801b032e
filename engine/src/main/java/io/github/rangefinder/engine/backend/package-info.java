/**
 * The one choice between the plain kernels and their fast twins: {@link
 * io.github.rangefinder.engine.backend.Kernels}. Knows kernel, vector and parallel.
 */
package io.github.rangefinder.engine.backend;
