package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a matrix product: 8 rows by 2 vectors. {@link VectorOuterTile} is its like
 * for a transposed left operand, {@link VectorTapTile} for convolutions.
 *
 * <p>Walks k once. A step reads two neighbouring vectors of packed b and eight scalars of a, each
 * broadcast against both vectors: 16 multiply-adds for 2 vector loads, so the multiply units and
 * not the caches set the pace. The 16 sums stay in registers; C2 keeps them there only while they
 * live in plain locals of one method around one plain loop, and while the method stays small. With
 * two steps in a turn of the loop, or with c added in the same method, it was too long for JDK 17's
 * compiler, and an MLP's step took half as long again.
 *
 * <p>The sums start from 0 and c is added last: a long sum that is called for in blocks of k is a
 * sum of short ones, which rounds less.
 */
final class VectorTile {
  /** Rows of c that one call computes. */
  static final int ROWS = 8;

  /** Columns of c that one call computes: two vectors. */
  static final int COLUMNS = 2 * VectorLanes.COUNT;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorTile() {}

  /** Panels of {@link #COLUMNS} columns that hold the given number of columns. */
  static int panels(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
  }

  /** The given number of rows, rounded up to whole tiles. */
  static int wholeTiles(int rows) {
    return (rows + ROWS - 1) / ROWS * ROWS;
  }

  /**
   * c (8, COLUMNS) += a (8, k) · b (k, COLUMNS).
   *
   * <p>Row r of a begins at {@code a[aOffset + aRows[t + r]]} and is contiguous, row r of c begins
   * at {@code c[cOffset + cRows[t + r]]}; b is packed, row after row. A row of a and c may stand in
   * the tables again after itself, for nothing: that is how fewer than 8 rows are done.
   *
   * @param tile (8, COLUMNS), a place of the thread's own
   */
  static void multiplyAdd(
      float[] a,
      int aOffset,
      int[] aRows,
      float[] b,
      int bOffset,
      int k,
      float[] c,
      int cOffset,
      int[] cRows,
      int t,
      float[] tile) {
    int a0 = aOffset + aRows[t];
    int a1 = aOffset + aRows[t + 1];
    int a2 = aOffset + aRows[t + 2];
    int a3 = aOffset + aRows[t + 3];
    int a4 = aOffset + aRows[t + 4];
    int a5 = aOffset + aRows[t + 5];
    int a6 = aOffset + aRows[t + 6];
    int a7 = aOffset + aRows[t + 7];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + i * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + i]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + i]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[a6 + i]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[a7 + i]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(tile, 0);
    c01.intoArray(tile, LANES);
    c10.intoArray(tile, 2 * LANES);
    c11.intoArray(tile, 3 * LANES);
    c20.intoArray(tile, 4 * LANES);
    c21.intoArray(tile, 5 * LANES);
    c30.intoArray(tile, 6 * LANES);
    c31.intoArray(tile, 7 * LANES);
    c40.intoArray(tile, 8 * LANES);
    c41.intoArray(tile, 9 * LANES);
    c50.intoArray(tile, 10 * LANES);
    c51.intoArray(tile, 11 * LANES);
    c60.intoArray(tile, 12 * LANES);
    c61.intoArray(tile, 13 * LANES);
    c70.intoArray(tile, 14 * LANES);
    c71.intoArray(tile, 15 * LANES);
    addTile(tile, c, cOffset, cRows, t);
  }

  /** c (8, COLUMNS) += tile (8, COLUMNS), a row that stands again only once. */
  private static void addTile(float[] tile, float[] c, int cOffset, int[] cRows, int t) {
    for (int row = 0; row < ROWS; row++) {
      if (row > 0 && cRows[t + row] == cRows[t + row - 1]) {
        break; // the rest repeats a row that is done
      }
      int at = cOffset + cRows[t + row];
      int from = row * COLUMNS;
      FloatVector left = FloatVector.fromArray(SPECIES, c, at);
      left.add(FloatVector.fromArray(SPECIES, tile, from)).intoArray(c, at);
      FloatVector right = FloatVector.fromArray(SPECIES, c, at + LANES);
      right.add(FloatVector.fromArray(SPECIES, tile, from + LANES)).intoArray(c, at + LANES);
    }
  }
}
