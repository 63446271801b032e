package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a convolution: 8 windows by 2 vectors of columns, or 14 windows by 1 vector
 * where no more columns are left.
 *
 * <p>A window is read float by float through a table of its taps, each broadcast against the
 * columns' weights, so nothing is copied into a matrix first and one loop takes the whole window:
 * the sums are written once. As in {@link VectorTile} they stay in registers as long as they are
 * plain locals of one method around one plain loop.
 *
 * <p>Each sum begins with what it is added to and takes the taps in the order of their table: the
 * same bits for any width of vectors and whichever of the two tiles computes it.
 */
final class VectorTapTile {
  /** Columns of the wide tile: two vectors. */
  static final int COLUMNS = 2 * VectorLanes.COUNT;

  /** Rows that a table of windows must have behind its last window. */
  static final int SPARE_ROWS = 13;

  /** Taps whose weights, two vectors each, are 16 KB at 512 bits. */
  private static final int BLOCK = 128;

  private static final int WIDE_ROWS = 8;
  private static final int NARROW_ROWS = 14;

  /** Rows of the wide tile for what is left. */
  private static final int FEW_ROWS = 4;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorTapTile() {}

  /**
   * Columns of weights beside each other for the given number of columns, at most {@link #COLUMNS}.
   */
  static int width(int columns) {
    return columns <= LANES ? LANES : COLUMNS;
  }

  /**
   * b (k, width) = some columns of kernel (k, filters), where {@link #multiply} reads them; what is
   * left of a row stays as it is.
   *
   * @param filter the first of the columns
   * @param columns how many they are, at most width
   */
  static void pack(
      float[] kernel, int filters, int filter, int columns, int k, float[] b, int bAt, int width) {
    for (int i = 0; i < k; i++) {
      System.arraycopy(kernel, i * filters + filter, b, bAt + i * width, columns);
    }
  }

  /**
   * sums (rows, width) = start (width) + a (rows, k) · b (k, width), where row r of a is the floats
   * {@code a[aAt + windows[first + r] + taps[i]]}.
   *
   * <p>k is taken in blocks of about {@link #BLOCK}, so that a block of b stays in the first-level
   * cache for all rows.
   *
   * @param windows where windows begin, with {@link #SPARE_ROWS} more entries than windows
   * @param width {@link #width} of the columns: one vector or two
   * @param sums receives rows of width floats from sumsAt on, and rubbish in up to {@link
   *     #SPARE_ROWS} rows behind them
   */
  static void multiply(
      float[] a,
      int aAt,
      int[] windows,
      int first,
      int rows,
      int[] taps,
      float[] b,
      int bAt,
      int width,
      float[] start,
      int startAt,
      float[] sums,
      int sumsAt) {
    int blocks = (taps.length - 1) / BLOCK + 1;
    int tileRows = width == LANES ? NARROW_ROWS : WIDE_ROWS;
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) taps.length * block / blocks);
      int to = (int) ((long) taps.length * (block + 1) / blocks);
      for (int r = 0; r < rows; r += tileRows) {
        int at = sumsAt + r * width;
        float[] before = block == 0 ? start : sums;
        int beforeAt = block == 0 ? startAt : at;
        int pitch = block == 0 ? 0 : width;
        if (width == LANES) {
          narrow(
              a, aAt, windows, first + r, taps, from, to, b, bAt, before, beforeAt, pitch, sums,
              at);
        } else if (rows - r > FEW_ROWS) {
          wide(
              a, aAt, windows, first + r, taps, from, to, b, bAt, before, beforeAt, pitch, sums,
              at);
        } else {
          wideFew(
              a, aAt, windows, first + r, taps, from, to, b, bAt, before, beforeAt, pitch, sums,
              at);
        }
      }
    }
  }

  private static void wide(
      float[] a,
      int aAt,
      int[] windows,
      int t,
      int[] taps,
      int from,
      int to,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startPitch,
      float[] sums,
      int at) {
    int a0 = aAt + windows[t];
    int a1 = aAt + windows[t + 1];
    int a2 = aAt + windows[t + 2];
    int a3 = aAt + windows[t + 3];
    int a4 = aAt + windows[t + 4];
    int a5 = aAt + windows[t + 5];
    int a6 = aAt + windows[t + 6];
    int a7 = aAt + windows[t + 7];
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startAt + startPitch);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startAt + startPitch + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startPitch);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startPitch + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startPitch);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startPitch + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startPitch);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startPitch + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startPitch);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startPitch + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startPitch);
    FloatVector c61 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startPitch + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startPitch);
    FloatVector c71 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startPitch + LANES);
    for (int i = from; i < to; i++) {
      int tap = taps[i];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + i * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + tap]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + tap]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + tap]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + tap]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + tap]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + tap]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[a6 + tap]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[a7 + tap]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(sums, at);
    c01.intoArray(sums, at + LANES);
    c10.intoArray(sums, at + 2 * LANES);
    c11.intoArray(sums, at + 3 * LANES);
    c20.intoArray(sums, at + 4 * LANES);
    c21.intoArray(sums, at + 5 * LANES);
    c30.intoArray(sums, at + 6 * LANES);
    c31.intoArray(sums, at + 7 * LANES);
    c40.intoArray(sums, at + 8 * LANES);
    c41.intoArray(sums, at + 9 * LANES);
    c50.intoArray(sums, at + 10 * LANES);
    c51.intoArray(sums, at + 11 * LANES);
    c60.intoArray(sums, at + 12 * LANES);
    c61.intoArray(sums, at + 13 * LANES);
    c70.intoArray(sums, at + 14 * LANES);
    c71.intoArray(sums, at + 15 * LANES);
  }

  /** The wide tile for at most {@link #FEW_ROWS} rows. */
  private static void wideFew(
      float[] a,
      int aAt,
      int[] windows,
      int t,
      int[] taps,
      int from,
      int to,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startPitch,
      float[] sums,
      int at) {
    int a0 = aAt + windows[t];
    int a1 = aAt + windows[t + 1];
    int a2 = aAt + windows[t + 2];
    int a3 = aAt + windows[t + 3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startAt + startPitch);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startAt + startPitch + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startPitch);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startPitch + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startPitch);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startPitch + LANES);
    for (int i = from; i < to; i++) {
      int tap = taps[i];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + i * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + tap]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + tap]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + tap]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + tap]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    c00.intoArray(sums, at);
    c01.intoArray(sums, at + LANES);
    c10.intoArray(sums, at + 2 * LANES);
    c11.intoArray(sums, at + 3 * LANES);
    c20.intoArray(sums, at + 4 * LANES);
    c21.intoArray(sums, at + 5 * LANES);
    c30.intoArray(sums, at + 6 * LANES);
    c31.intoArray(sums, at + 7 * LANES);
  }

  private static void narrow(
      float[] a,
      int aAt,
      int[] windows,
      int t,
      int[] taps,
      int from,
      int to,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startPitch,
      float[] sums,
      int at) {
    int a0 = aAt + windows[t];
    int a1 = aAt + windows[t + 1];
    int a2 = aAt + windows[t + 2];
    int a3 = aAt + windows[t + 3];
    int a4 = aAt + windows[t + 4];
    int a5 = aAt + windows[t + 5];
    int a6 = aAt + windows[t + 6];
    int a7 = aAt + windows[t + 7];
    int a8 = aAt + windows[t + 8];
    int a9 = aAt + windows[t + 9];
    int a10 = aAt + windows[t + 10];
    int a11 = aAt + windows[t + 11];
    int a12 = aAt + windows[t + 12];
    int a13 = aAt + windows[t + 13];
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, start, startAt + startPitch);
    FloatVector c2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startPitch);
    FloatVector c3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startPitch);
    FloatVector c4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startPitch);
    FloatVector c5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startPitch);
    FloatVector c6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startPitch);
    FloatVector c7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startPitch);
    FloatVector c8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startPitch);
    FloatVector c9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startPitch);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startAt + 10 * startPitch);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startAt + 11 * startPitch);
    FloatVector c12 = FloatVector.fromArray(SPECIES, start, startAt + 12 * startPitch);
    FloatVector c13 = FloatVector.fromArray(SPECIES, start, startAt + 13 * startPitch);
    for (int i = from; i < to; i++) {
      int tap = taps[i];
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + i * LANES);
      c0 = FloatVector.broadcast(SPECIES, a[a0 + tap]).fma(w, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + tap]).fma(w, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + tap]).fma(w, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + tap]).fma(w, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + tap]).fma(w, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + tap]).fma(w, c5);
      c6 = FloatVector.broadcast(SPECIES, a[a6 + tap]).fma(w, c6);
      c7 = FloatVector.broadcast(SPECIES, a[a7 + tap]).fma(w, c7);
      c8 = FloatVector.broadcast(SPECIES, a[a8 + tap]).fma(w, c8);
      c9 = FloatVector.broadcast(SPECIES, a[a9 + tap]).fma(w, c9);
      c10 = FloatVector.broadcast(SPECIES, a[a10 + tap]).fma(w, c10);
      c11 = FloatVector.broadcast(SPECIES, a[a11 + tap]).fma(w, c11);
      c12 = FloatVector.broadcast(SPECIES, a[a12 + tap]).fma(w, c12);
      c13 = FloatVector.broadcast(SPECIES, a[a13 + tap]).fma(w, c13);
    }
    c0.intoArray(sums, at);
    c1.intoArray(sums, at + LANES);
    c2.intoArray(sums, at + 2 * LANES);
    c3.intoArray(sums, at + 3 * LANES);
    c4.intoArray(sums, at + 4 * LANES);
    c5.intoArray(sums, at + 5 * LANES);
    c6.intoArray(sums, at + 6 * LANES);
    c7.intoArray(sums, at + 7 * LANES);
    c8.intoArray(sums, at + 8 * LANES);
    c9.intoArray(sums, at + 9 * LANES);
    c10.intoArray(sums, at + 10 * LANES);
    c11.intoArray(sums, at + 11 * LANES);
    c12.intoArray(sums, at + 12 * LANES);
    c13.intoArray(sums, at + 13 * LANES);
  }
}
