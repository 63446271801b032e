/**
 * The fast twins of plain kernels, on the Vector API: the same numbers, with packed operands and
 * buffers of their own where that pays. Knows kernel, which defines what is computed.
 */
package io.github.rangefinder.engine.vector;
