/**
 * Models that somebody described: as a line of text, or in a file that Keras wrote. Knows the
 * engine; prints nothing.
 */
package io.github.rangefinder.finder.model;
