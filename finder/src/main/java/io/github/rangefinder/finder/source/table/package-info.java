/**
 * Tables as people have them: encodings, separators, headers, conventions of numbers, words, dates
 * and gaps become the rows of a data set. Knows the engine's data sets; says nothing itself, but
 * tells in sentences what it decided ({@code TableNotes}). {@code TableParts} is the door.
 *
 * <ol>
 *   <li>A file becomes text ({@code TextEncoding}), its form is told ({@code TableForm}), and a
 *       {@code RowReader} takes it apart.
 *   <li>It is read once into 64 bits a field: {@code RawTable}, made of {@code Cells} and {@code
 *       Column}s. {@code FieldParser} says of each field in which {@code Form} it was written.
 *   <li>Each column is decided by all of its fields: {@code ColumnChoice} which {@code Feature} it
 *       becomes, {@code Conventions} how its numbers are written, {@code LabelChoice} which column
 *       is the label.
 *   <li>The training part's decisions ({@code TableSchema}) hold for the test part, too; {@code
 *       TableColumns} keeps them for other tables, with a trained model.
 * </ol>
 */
package io.github.rangefinder.finder.source.table;
