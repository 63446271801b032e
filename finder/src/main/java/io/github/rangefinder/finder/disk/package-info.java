/**
 * The disk: files that are written whole or not at all, and in words why one could not be read or
 * written. Knows nothing.
 */
package io.github.rangefinder.finder.disk;
