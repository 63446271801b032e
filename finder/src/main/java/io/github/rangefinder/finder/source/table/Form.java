package io.github.rangefinder.finder.source.table;

/** How a field is written. What a number means depends on the whole column, never on one field. */
enum Form {
  /** Nothing, or a word for it. */
  GAP,
  /** {@code 1530}: the same in every convention. */
  INTEGER,
  /** {@code 1.53}, {@code 1e-3}. */
  POINT,
  /** {@code 1.530}: a decimal point, or, where commas are decimal, thousands. */
  POINT3,
  /** {@code 0,126}: a decimal comma. */
  COMMA,
  /** {@code 1,530}: a decimal comma, or thousands. */
  COMMA3,
  /** {@code 1,234,567}, {@code 12,34,567} or {@code 1,234.5}: thousands with commas. */
  COMMA_GROUPS,
  /** {@code 1.234.567}, {@code 1.234,5}, {@code 1 234,5}: thousands where commas are decimal. */
  OTHER_GROUPS,
  /** {@code 2024-01-31} with or without a time. */
  DATE,
  /** {@code none}, {@code --}, {@code #DIV/0!}: a word among words, nothing among numbers. */
  NONE,
  /** Anything else. */
  WORD
}
