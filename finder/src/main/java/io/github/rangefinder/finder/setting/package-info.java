/**
 * What one may ask the program for: optimizers, schedules and kernels by their names, and the
 * exception that says which of the wishes cannot be met. Knows the engine; prints nothing.
 */
package io.github.rangefinder.finder.setting;
