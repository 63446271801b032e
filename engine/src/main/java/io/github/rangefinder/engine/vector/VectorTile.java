package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a matrix product: 8 rows by 2 vectors. {@link VectorOuterTile} is its like
 * for a transposed left operand, {@link VectorTapTile} for convolutions.
 *
 * <p>Walks k once. A step reads two neighbouring vectors of packed b and eight scalars of a, each
 * broadcast against both vectors: 16 multiply-adds for 2 vector loads, so the multiply units and
 * not the caches set the pace. Two steps make a turn of the loop, since the addresses of the eight
 * rows cost as much as the multiply-adds of one. The 16 sums stay in registers; C2 keeps them there
 * only while they live in plain locals of one method around one plain loop, and while the method
 * stays small: JDK 17 boxed them when they also started from 16 zeros of their own.
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
   * the tables again after itself, which repeats its result: that is how fewer than 8 rows are
   * done.
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
      int t) {
    int a0 = aOffset + aRows[t];
    int a1 = aOffset + aRows[t + 1];
    int a2 = aOffset + aRows[t + 2];
    int a3 = aOffset + aRows[t + 3];
    int a4 = aOffset + aRows[t + 4];
    int a5 = aOffset + aRows[t + 5];
    int a6 = aOffset + aRows[t + 6];
    int a7 = aOffset + aRows[t + 7];
    int c0 = cOffset + cRows[t];
    int c1 = cOffset + cRows[t + 1];
    int c2 = cOffset + cRows[t + 2];
    int c3 = cOffset + cRows[t + 3];
    int c4 = cOffset + cRows[t + 4];
    int c5 = cOffset + cRows[t + 5];
    int c6 = cOffset + cRows[t + 6];
    int c7 = cOffset + cRows[t + 7];
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
    int even = k & ~1;
    for (int i = 0; i < even; i += 2) {
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
      b0 = FloatVector.fromArray(SPECIES, b, bOffset + i * COLUMNS + COLUMNS);
      b1 = FloatVector.fromArray(SPECIES, b, bOffset + i * COLUMNS + COLUMNS + LANES);
      x = FloatVector.broadcast(SPECIES, a[a0 + i + 1]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + i + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + i + 1]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + i + 1]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + i + 1]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + i + 1]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[a6 + i + 1]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[a7 + i + 1]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00 = FloatVector.fromArray(SPECIES, c, c0).add(c00);
    c01 = FloatVector.fromArray(SPECIES, c, c0 + LANES).add(c01);
    c10 = FloatVector.fromArray(SPECIES, c, c1).add(c10);
    c11 = FloatVector.fromArray(SPECIES, c, c1 + LANES).add(c11);
    c20 = FloatVector.fromArray(SPECIES, c, c2).add(c20);
    c21 = FloatVector.fromArray(SPECIES, c, c2 + LANES).add(c21);
    c30 = FloatVector.fromArray(SPECIES, c, c3).add(c30);
    c31 = FloatVector.fromArray(SPECIES, c, c3 + LANES).add(c31);
    c40 = FloatVector.fromArray(SPECIES, c, c4).add(c40);
    c41 = FloatVector.fromArray(SPECIES, c, c4 + LANES).add(c41);
    c50 = FloatVector.fromArray(SPECIES, c, c5).add(c50);
    c51 = FloatVector.fromArray(SPECIES, c, c5 + LANES).add(c51);
    c60 = FloatVector.fromArray(SPECIES, c, c6).add(c60);
    c61 = FloatVector.fromArray(SPECIES, c, c6 + LANES).add(c61);
    c70 = FloatVector.fromArray(SPECIES, c, c7).add(c70);
    c71 = FloatVector.fromArray(SPECIES, c, c7 + LANES).add(c71);
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + LANES);
    c10.intoArray(c, c1);
    c11.intoArray(c, c1 + LANES);
    c20.intoArray(c, c2);
    c21.intoArray(c, c2 + LANES);
    c30.intoArray(c, c3);
    c31.intoArray(c, c3 + LANES);
    c40.intoArray(c, c4);
    c41.intoArray(c, c4 + LANES);
    c50.intoArray(c, c5);
    c51.intoArray(c, c5 + LANES);
    c60.intoArray(c, c6);
    c61.intoArray(c, c6 + LANES);
    c70.intoArray(c, c7);
    c71.intoArray(c, c7 + LANES);
    if (even < k) {
      addLast(a, aOffset + even, aRows, b, bOffset + even * COLUMNS, c, cOffset, cRows, t);
    }
  }

  /** c (8, COLUMNS) += a (8, 1) · b (1, COLUMNS): the last step of an odd k. */
  private static void addLast(
      float[] a,
      int aOffset,
      int[] aRows,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int[] cRows,
      int t) {
    FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset);
    FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + LANES);
    for (int row = t; row < t + ROWS; row++) {
      if (row > t && cRows[row] == cRows[row - 1]) {
        break; // the rest repeats a row that is done
      }
      int at = cOffset + cRows[row];
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + aRows[row]]);
      x.fma(b0, FloatVector.fromArray(SPECIES, c, at)).intoArray(c, at);
      x.fma(b1, FloatVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
    }
  }
}
