/**
 * Readers of data that somebody has: the bundled MNIST, IDX files, arrays of NumPy, tables (CSV)
 * and folders of images; tells them apart and makes data sets of them. Opens files, says nothing.
 *
 * <p>The formats that need no library, IDX and those of NumPy, are the engine's.
 */
package io.github.rangefinder.finder.source;
