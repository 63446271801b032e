package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of gradients of weights: 8 rows of weights by 2 vectors of columns, or 12 by 1,
 * summed over windows of an image or samples of a batch.
 *
 * <p>Each window brings one float for each of the 8 rows, which is broadcast against the window's
 * gradients: what the weights were multiplied with is read where it lies, and not transposed.
 *
 * <p>The sums go through memory on their way to what they are added to: a method that also added
 * them would be too long for JDK 17's compiler, which then leaves vectors on the heap.
 */
final class VectorOuterTile {
  /** Rows of weights that one call sums. */
  static final int ROWS = 8;

  /** Neighbouring floats that {@link #addRuns} takes at each of its two places. */
  static final int RUN = 6;

  /** Columns that one call sums: two vectors. */
  static final int COLUMNS = 2 * VectorLanes.COUNT;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorOuterTile() {}

  /**
   * sums (8, COLUMNS) += Σ over windows from <= i < to of a (8) · g (COLUMNS): a is 8 neighbouring
   * floats from {@code a[aAt + windows[i]]} on, g begins at {@code g[gAt + i · gPitch]}, and row r
   * of the sums at {@code sums[sumsAt + r · sumsPitch]}.
   *
   * @param tile (8, COLUMNS), a place of the thread's own
   */
  static void addRow(
      float[] a,
      int aAt,
      int[] windows,
      int from,
      int to,
      float[] g,
      int gAt,
      int gPitch,
      float[] tile,
      float[] sums,
      int sumsAt,
      int sumsPitch) {
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
    for (int i = from; i < to; i++) {
      int at = aAt + windows[i];
      int row = gAt + i * gPitch;
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, row);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, row + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[at]);
      c00 = x.fma(g0, c00);
      c01 = x.fma(g1, c01);
      x = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = x.fma(g0, c10);
      c11 = x.fma(g1, c11);
      x = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = x.fma(g0, c20);
      c21 = x.fma(g1, c21);
      x = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = x.fma(g0, c30);
      c31 = x.fma(g1, c31);
      x = FloatVector.broadcast(SPECIES, a[at + 4]);
      c40 = x.fma(g0, c40);
      c41 = x.fma(g1, c41);
      x = FloatVector.broadcast(SPECIES, a[at + 5]);
      c50 = x.fma(g0, c50);
      c51 = x.fma(g1, c51);
      x = FloatVector.broadcast(SPECIES, a[at + 6]);
      c60 = x.fma(g0, c60);
      c61 = x.fma(g1, c61);
      x = FloatVector.broadcast(SPECIES, a[at + 7]);
      c70 = x.fma(g0, c70);
      c71 = x.fma(g1, c71);
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
    addTile(tile, sums, sumsAt, sumsPitch);
  }

  /** The same as {@link #addRow} with one vector of columns, sums (8, LANES). */
  static void addNarrowRow(
      float[] a,
      int aAt,
      int[] windows,
      int from,
      int to,
      float[] g,
      int gAt,
      int gPitch,
      float[] tile,
      float[] sums,
      int sumsAt,
      int sumsPitch) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector c4 = zero;
    FloatVector c5 = zero;
    FloatVector c6 = zero;
    FloatVector c7 = zero;
    for (int i = from; i < to; i++) {
      int at = aAt + windows[i];
      FloatVector row = FloatVector.fromArray(SPECIES, g, gAt + i * gPitch);
      c0 = row.fma(FloatVector.broadcast(SPECIES, a[at]), c0);
      c1 = row.fma(FloatVector.broadcast(SPECIES, a[at + 1]), c1);
      c2 = row.fma(FloatVector.broadcast(SPECIES, a[at + 2]), c2);
      c3 = row.fma(FloatVector.broadcast(SPECIES, a[at + 3]), c3);
      c4 = row.fma(FloatVector.broadcast(SPECIES, a[at + 4]), c4);
      c5 = row.fma(FloatVector.broadcast(SPECIES, a[at + 5]), c5);
      c6 = row.fma(FloatVector.broadcast(SPECIES, a[at + 6]), c6);
      c7 = row.fma(FloatVector.broadcast(SPECIES, a[at + 7]), c7);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, LANES);
    c2.intoArray(tile, 2 * LANES);
    c3.intoArray(tile, 3 * LANES);
    c4.intoArray(tile, 4 * LANES);
    c5.intoArray(tile, 5 * LANES);
    c6.intoArray(tile, 6 * LANES);
    c7.intoArray(tile, 7 * LANES);
    addNarrowTile(tile, ROWS, sums, sumsAt, sumsPitch);
  }

  /**
   * The same with 8 floats that lie apart: {@code a[aAt + windows[i] + taps[tap + r]]}; the last
   * tap stands for those beyond it.
   */
  static void addTaps(
      float[] a,
      int aAt,
      int[] windows,
      int from,
      int to,
      int[] taps,
      int tap,
      float[] g,
      int gAt,
      int gPitch,
      float[] tile,
      float[] sums,
      int sumsAt,
      int sumsPitch) {
    int last = taps.length - 1;
    int a0 = aAt + taps[tap];
    int a1 = aAt + taps[Math.min(tap + 1, last)];
    int a2 = aAt + taps[Math.min(tap + 2, last)];
    int a3 = aAt + taps[Math.min(tap + 3, last)];
    int a4 = aAt + taps[Math.min(tap + 4, last)];
    int a5 = aAt + taps[Math.min(tap + 5, last)];
    int a6 = aAt + taps[Math.min(tap + 6, last)];
    int a7 = aAt + taps[Math.min(tap + 7, last)];
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
    for (int i = from; i < to; i++) {
      int at = windows[i];
      int row = gAt + i * gPitch;
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, row);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, row + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[at + a0]);
      c00 = x.fma(g0, c00);
      c01 = x.fma(g1, c01);
      x = FloatVector.broadcast(SPECIES, a[at + a1]);
      c10 = x.fma(g0, c10);
      c11 = x.fma(g1, c11);
      x = FloatVector.broadcast(SPECIES, a[at + a2]);
      c20 = x.fma(g0, c20);
      c21 = x.fma(g1, c21);
      x = FloatVector.broadcast(SPECIES, a[at + a3]);
      c30 = x.fma(g0, c30);
      c31 = x.fma(g1, c31);
      x = FloatVector.broadcast(SPECIES, a[at + a4]);
      c40 = x.fma(g0, c40);
      c41 = x.fma(g1, c41);
      x = FloatVector.broadcast(SPECIES, a[at + a5]);
      c50 = x.fma(g0, c50);
      c51 = x.fma(g1, c51);
      x = FloatVector.broadcast(SPECIES, a[at + a6]);
      c60 = x.fma(g0, c60);
      c61 = x.fma(g1, c61);
      x = FloatVector.broadcast(SPECIES, a[at + a7]);
      c70 = x.fma(g0, c70);
      c71 = x.fma(g1, c71);
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
    addTile(tile, sums, sumsAt, sumsPitch);
  }

  /** sums (8, COLUMNS), with rows sumsPitch apart, += tile (8, COLUMNS). */
  private static void addTile(float[] tile, float[] sums, int sumsAt, int sumsPitch) {
    for (int r = 0; r < ROWS; r++) {
      int from = r * COLUMNS;
      int to = sumsAt + r * sumsPitch;
      FloatVector left = FloatVector.fromArray(SPECIES, sums, to);
      left.add(FloatVector.fromArray(SPECIES, tile, from)).intoArray(sums, to);
      FloatVector right = FloatVector.fromArray(SPECIES, sums, to + LANES);
      right.add(FloatVector.fromArray(SPECIES, tile, from + LANES)).intoArray(sums, to + LANES);
    }
  }

  /** sums (rows, LANES), sumsPitch apart, += tile (rows, LANES). */
  private static void addNarrowTile(
      float[] tile, int rows, float[] sums, int sumsAt, int sumsPitch) {
    for (int r = 0; r < rows; r++) {
      int to = sumsAt + r * sumsPitch;
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, to);
      sum.add(FloatVector.fromArray(SPECIES, tile, r * LANES)).intoArray(sums, to);
    }
  }

  /**
   * sums (2 · RUN, LANES) += Σ over windows from <= i < to of a · g (LANES), where a is RUN
   * neighbouring floats from {@code a[firstAt + windows[i]]} on and as many from secondAt. One
   * vector of columns has registers left for more rows, and two places to read from leave the
   * processor's integer registers free for the loop.
   */
  static void addRuns(
      float[] a,
      int firstAt,
      int secondAt,
      int[] windows,
      int from,
      int to,
      float[] g,
      int gAt,
      int gPitch,
      float[] tile,
      float[] sums,
      int sumsAt,
      int sumsPitch) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector c4 = zero;
    FloatVector c5 = zero;
    FloatVector c6 = zero;
    FloatVector c7 = zero;
    FloatVector c8 = zero;
    FloatVector c9 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    for (int i = from; i < to; i++) {
      int window = windows[i];
      FloatVector row = FloatVector.fromArray(SPECIES, g, gAt + i * gPitch);
      int at = window + firstAt;
      c0 = row.fma(FloatVector.broadcast(SPECIES, a[at]), c0);
      c1 = row.fma(FloatVector.broadcast(SPECIES, a[at + 1]), c1);
      c2 = row.fma(FloatVector.broadcast(SPECIES, a[at + 2]), c2);
      c3 = row.fma(FloatVector.broadcast(SPECIES, a[at + 3]), c3);
      c4 = row.fma(FloatVector.broadcast(SPECIES, a[at + 4]), c4);
      c5 = row.fma(FloatVector.broadcast(SPECIES, a[at + 5]), c5);
      at = window + secondAt;
      c6 = row.fma(FloatVector.broadcast(SPECIES, a[at]), c6);
      c7 = row.fma(FloatVector.broadcast(SPECIES, a[at + 1]), c7);
      c8 = row.fma(FloatVector.broadcast(SPECIES, a[at + 2]), c8);
      c9 = row.fma(FloatVector.broadcast(SPECIES, a[at + 3]), c9);
      c10 = row.fma(FloatVector.broadcast(SPECIES, a[at + 4]), c10);
      c11 = row.fma(FloatVector.broadcast(SPECIES, a[at + 5]), c11);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, LANES);
    c2.intoArray(tile, 2 * LANES);
    c3.intoArray(tile, 3 * LANES);
    c4.intoArray(tile, 4 * LANES);
    c5.intoArray(tile, 5 * LANES);
    c6.intoArray(tile, 6 * LANES);
    c7.intoArray(tile, 7 * LANES);
    c8.intoArray(tile, 8 * LANES);
    c9.intoArray(tile, 9 * LANES);
    c10.intoArray(tile, 10 * LANES);
    c11.intoArray(tile, 11 * LANES);
    addNarrowTile(tile, 2 * RUN, sums, sumsAt, sumsPitch);
  }
}
