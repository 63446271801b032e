/**
 * The disk: files that are written whole or not at all, in words why one could not be read or
 * written, and what one begins with. Knows what a file that is read may be.
 */
package io.github.rangefinder.finder.disk;
