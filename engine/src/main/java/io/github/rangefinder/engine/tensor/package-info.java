/**
 * Shapes, tensors, values and parameters: what every other room hands around. Knows no other room.
 */
package io.github.rangefinder.engine.tensor;
