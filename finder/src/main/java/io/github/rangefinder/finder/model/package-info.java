/**
 * Models that somebody described or stored: by a name, as a line of text, in a file that Keras
 * wrote, and their weights. Knows the engine; prints nothing.
 */
package io.github.rangefinder.finder.model;
