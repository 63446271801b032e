/**
 * Readers of data that need a library: tables (CSV) and folders of images. Knows the engine's data
 * sets; opens files, says nothing.
 *
 * <p>Not in the engine, which has its own readers for IDX and NumPy's files and depends on EJML
 * alone.
 */
package io.github.rangefinder.finder.data;
