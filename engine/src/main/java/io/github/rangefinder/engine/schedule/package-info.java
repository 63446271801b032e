/** Learning rates as pure functions of the step. Knows no other room. */
package io.github.rangefinder.engine.schedule;
