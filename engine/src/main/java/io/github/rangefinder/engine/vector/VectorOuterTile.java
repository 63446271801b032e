package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a convolution kernel's gradient: 8 taps by 2 vectors of filters, summed over
 * windows.
 *
 * <p>Each window brings one float for each of the 8 taps, which is broadcast against the window's
 * gradients: the image is read where it lies, channels last, and not transposed.
 */
final class VectorOuterTile {
  /** Taps that one call sums. */
  static final int ROWS = 8;

  /** Columns that one call sums: two vectors. */
  static final int COLUMNS = 2 * VectorLanes.COUNT;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorOuterTile() {}

  /**
   * sums (8, COLUMNS) += Σ over windows from <= i < to of a (8) · g (COLUMNS): a is 8 neighbouring
   * floats from {@code a[aAt + windows[i]]} on, g begins at {@code g[gAt + i · gPitch]}.
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
      float[] sums,
      int sumsAt) {
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
    c00.add(FloatVector.fromArray(SPECIES, sums, sumsAt)).intoArray(sums, sumsAt);
    c01.add(FloatVector.fromArray(SPECIES, sums, sumsAt + LANES)).intoArray(sums, sumsAt + LANES);
    c10.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 2 * LANES))
        .intoArray(sums, sumsAt + 2 * LANES);
    c11.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 3 * LANES))
        .intoArray(sums, sumsAt + 3 * LANES);
    c20.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 4 * LANES))
        .intoArray(sums, sumsAt + 4 * LANES);
    c21.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 5 * LANES))
        .intoArray(sums, sumsAt + 5 * LANES);
    c30.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 6 * LANES))
        .intoArray(sums, sumsAt + 6 * LANES);
    c31.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 7 * LANES))
        .intoArray(sums, sumsAt + 7 * LANES);
    c40.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 8 * LANES))
        .intoArray(sums, sumsAt + 8 * LANES);
    c41.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 9 * LANES))
        .intoArray(sums, sumsAt + 9 * LANES);
    c50.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 10 * LANES))
        .intoArray(sums, sumsAt + 10 * LANES);
    c51.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 11 * LANES))
        .intoArray(sums, sumsAt + 11 * LANES);
    c60.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 12 * LANES))
        .intoArray(sums, sumsAt + 12 * LANES);
    c61.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 13 * LANES))
        .intoArray(sums, sumsAt + 13 * LANES);
    c70.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 14 * LANES))
        .intoArray(sums, sumsAt + 14 * LANES);
    c71.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 15 * LANES))
        .intoArray(sums, sumsAt + 15 * LANES);
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
      float[] sums,
      int sumsAt) {
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
    c00.add(FloatVector.fromArray(SPECIES, sums, sumsAt)).intoArray(sums, sumsAt);
    c01.add(FloatVector.fromArray(SPECIES, sums, sumsAt + LANES)).intoArray(sums, sumsAt + LANES);
    c10.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 2 * LANES))
        .intoArray(sums, sumsAt + 2 * LANES);
    c11.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 3 * LANES))
        .intoArray(sums, sumsAt + 3 * LANES);
    c20.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 4 * LANES))
        .intoArray(sums, sumsAt + 4 * LANES);
    c21.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 5 * LANES))
        .intoArray(sums, sumsAt + 5 * LANES);
    c30.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 6 * LANES))
        .intoArray(sums, sumsAt + 6 * LANES);
    c31.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 7 * LANES))
        .intoArray(sums, sumsAt + 7 * LANES);
    c40.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 8 * LANES))
        .intoArray(sums, sumsAt + 8 * LANES);
    c41.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 9 * LANES))
        .intoArray(sums, sumsAt + 9 * LANES);
    c50.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 10 * LANES))
        .intoArray(sums, sumsAt + 10 * LANES);
    c51.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 11 * LANES))
        .intoArray(sums, sumsAt + 11 * LANES);
    c60.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 12 * LANES))
        .intoArray(sums, sumsAt + 12 * LANES);
    c61.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 13 * LANES))
        .intoArray(sums, sumsAt + 13 * LANES);
    c70.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 14 * LANES))
        .intoArray(sums, sumsAt + 14 * LANES);
    c71.add(FloatVector.fromArray(SPECIES, sums, sumsAt + 15 * LANES))
        .intoArray(sums, sumsAt + 15 * LANES);
  }
}
