package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two ways between pixels and the 16 planes in which {@link WinogradProduct} multiplies. All is
 * element by element, so that the bits are the same for any width of vectors.
 */
final class WinogradTransforms {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private WinogradTransforms() {}

  /**
   * to (4, length), rows toApart floats apart = Bᵀ · from (4, length), rows fromApart floats apart:
   * down the rows of an image, or along the four pixels of a tile that lie in one row.
   */
  static void mix(
      float[] from, int fromAt, int fromApart, int length, float[] to, int toAt, int toApart) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector d0 = FloatVector.fromArray(SPECIES, from, fromAt + i);
      FloatVector d1 = FloatVector.fromArray(SPECIES, from, fromAt + fromApart + i);
      FloatVector d2 = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromApart + i);
      FloatVector d3 = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromApart + i);
      d0.sub(d2).intoArray(to, toAt + i);
      d1.add(d2).intoArray(to, toAt + toApart + i);
      d2.sub(d1).intoArray(to, toAt + 2 * toApart + i);
      d1.sub(d3).intoArray(to, toAt + 3 * toApart + i);
    }
  }

  /**
   * pixels of tiles = max(least, before + Aᵀ · planes (4, 4, tiles, COLUMNS) · A): the upper left
   * pixel of a tile at {@code out[outAt + tile · next]}, its neighbours right and down floats on.
   *
   * @param plane floats from a plane to the next
   * @param before what is added, likewise from beforeAt on if it is out itself; else a row
   *     (COLUMNS) for all pixels
   */
  static void unmix(
      float[] planes,
      int planesAt,
      int plane,
      int tiles,
      float[] before,
      int beforeAt,
      float least,
      float[] out,
      int outAt,
      int next,
      int right,
      int down) {
    int own = before == out ? 1 : 0;
    unmixRow(
        planes, planesAt, plane, tiles, 1, before, beforeAt, own, least, out, outAt, next, right);
    unmixRow(
        planes,
        planesAt + 4 * plane,
        plane,
        tiles,
        -1,
        before,
        beforeAt + own * down,
        own,
        least,
        out,
        outAt + down,
        next,
        right);
  }

  /**
   * The upper pixels of tiles, with sign 1, or the lower ones, with sign -1 and planes that begin a
   * row later: the first of three rows of planes, plus or minus the two others. JDK 17 leaves
   * vectors on the heap where one loop makes all four pixels.
   */
  private static void unmixRow(
      float[] planes,
      int planesAt,
      int plane,
      int tiles,
      float sign,
      float[] before,
      int beforeAt,
      int own,
      float least,
      float[] out,
      int outAt,
      int next,
      int right) {
    FloatVector signs = FloatVector.broadcast(SPECIES, sign);
    FloatVector lowest = FloatVector.broadcast(SPECIES, least);
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < VectorTapTile.COLUMNS; c += LANES) {
        int m = planesAt + tile * VectorTapTile.COLUMNS + c;
        FloatVector p0 = FloatVector.fromArray(SPECIES, planes, m);
        p0 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane).fma(signs, p0);
        p0 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane).fma(signs, p0);
        m += plane;
        FloatVector p1 = FloatVector.fromArray(SPECIES, planes, m);
        p1 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane).fma(signs, p1);
        p1 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane).fma(signs, p1);
        m += plane;
        FloatVector p2 = FloatVector.fromArray(SPECIES, planes, m);
        p2 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane).fma(signs, p2);
        p2 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane).fma(signs, p2);
        m += plane;
        FloatVector p3 = FloatVector.fromArray(SPECIES, planes, m);
        p3 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane).fma(signs, p3);
        p3 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane).fma(signs, p3);
        int to = outAt + tile * next + c;
        int from = beforeAt + own * tile * next + c;
        FloatVector.fromArray(SPECIES, before, from)
            .add(p0.add(p1).add(p2))
            .max(lowest)
            .intoArray(out, to);
        FloatVector.fromArray(SPECIES, before, from + own * right)
            .add(p1.sub(p2).sub(p3))
            .max(lowest)
            .intoArray(out, to + right);
      }
    }
  }

  /**
   * planes (4, 4) of a tile, toApart floats apart, = A · y (2, 2) · Aᵀ, for each of n filters, the
   * floats between a pixel of y and the one on its right.
   *
   * @param below floats from a pixel of y to the one below it
   */
  static void mixGradient(float[] y, int at, int n, int below, float[] to, int toAt, int toApart) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector left = FloatVector.fromArray(SPECIES, y, at + i);
      FloatVector right = FloatVector.fromArray(SPECIES, y, at + n + i);
      FloatVector leftBelow = FloatVector.fromArray(SPECIES, y, at + below + i);
      FloatVector rightBelow = FloatVector.fromArray(SPECIES, y, at + below + n + i);
      int row = toAt + i;
      mixGradientRow(left, right, to, row, toApart);
      row += 4 * toApart;
      mixGradientRow(left.add(leftBelow), right.add(rightBelow), to, row, toApart);
      row += 4 * toApart;
      mixGradientRow(left.sub(leftBelow), right.sub(rightBelow), to, row, toApart);
      row += 4 * toApart;
      mixGradientRow(leftBelow.neg(), rightBelow.neg(), to, row, toApart);
    }
  }

  private static void mixGradientRow(
      FloatVector left, FloatVector right, float[] to, int at, int apart) {
    left.intoArray(to, at);
    left.add(right).intoArray(to, at + apart);
    left.sub(right).intoArray(to, at + 2 * apart);
    right.neg().intoArray(to, at + 3 * apart);
  }

  /**
   * The first 3 of the rows sums (4, n), apart floats apart, = Gᵀ · sums: rows of a window's
   * weights, or their columns.
   */
  static void unmixWeights(float[] sums, int at, int apart, int n) {
    for (int i = at; i < at + n; i += LANES) {
      FloatVector u1 = FloatVector.fromArray(SPECIES, sums, i + apart);
      FloatVector u2 = FloatVector.fromArray(SPECIES, sums, i + 2 * apart);
      FloatVector half = u1.add(u2).mul(0.5f);
      FloatVector.fromArray(SPECIES, sums, i).add(half).intoArray(sums, i);
      u1.sub(u2).mul(0.5f).intoArray(sums, i + apart);
      FloatVector.fromArray(SPECIES, sums, i + 3 * apart).add(half).intoArray(sums, i + 2 * apart);
    }
  }
}
