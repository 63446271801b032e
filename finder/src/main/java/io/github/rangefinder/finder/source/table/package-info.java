/**
 * Tables as people have them: encodings, separators, headers, conventions of numbers, words, dates
 * and gaps become the rows of a data set. Knows the engine's data sets; says nothing itself, but
 * tells in sentences what it decided.
 *
 * <p>A file is read once into 64 bits a field ({@code RawTable}); then each column is decided by
 * all of its fields ({@code ColumnChoice}), and the training part's decisions ({@code TableSchema})
 * hold for the test part, too.
 */
package io.github.rangefinder.finder.source.table;
