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
   * to (4, length), rows toApart floats apart, = Bᵀ · from (4, length), rows fromApart floats
   * apart: down the rows of an image.
   */
  static void mixRows(
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
   * Four planes of tiles (tiles, channels), likewise of the four pixels of each tile in a mixed
   * row: the first {@code starts[tile]} floats after at, the others right floats apart.
   *
   * @param next floats from a tile to the next in its plane, which begin plane floats apart
   */
  static void mixTiles(
      float[] buffer,
      int at,
      int[] starts,
      int right,
      int channels,
      int toAt,
      int next,
      int plane) {
    for (int tile = 0; tile < starts.length; tile++) {
      int from = at + starts[tile];
      int to = toAt + tile * next;
      for (int c = 0; c < channels; c += LANES) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, buffer, from + c);
        FloatVector d1 = FloatVector.fromArray(SPECIES, buffer, from + right + c);
        FloatVector d2 = FloatVector.fromArray(SPECIES, buffer, from + 2 * right + c);
        FloatVector d3 = FloatVector.fromArray(SPECIES, buffer, from + 3 * right + c);
        d0.sub(d2).intoArray(buffer, to + c);
        d1.add(d2).intoArray(buffer, to + plane + c);
        d2.sub(d1).intoArray(buffer, to + 2 * plane + c);
        d1.sub(d3).intoArray(buffer, to + 3 * plane + c);
      }
    }
  }

  /**
   * Rows of weights (4, length) from toAt on = G · its rows (3, length) from fromAt on: down the
   * rows of a window, or along the places of one row.
   */
  static void mixWeights(
      float[] weights, int fromAt, int fromApart, int length, int toAt, int toApart) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector g0 = FloatVector.fromArray(SPECIES, weights, fromAt + i);
      FloatVector g1 = FloatVector.fromArray(SPECIES, weights, fromAt + fromApart + i);
      FloatVector g2 = FloatVector.fromArray(SPECIES, weights, fromAt + 2 * fromApart + i);
      g0.intoArray(weights, toAt + i);
      g0.add(g1).add(g2).mul(0.5f).intoArray(weights, toAt + toApart + i);
      g0.sub(g1).add(g2).mul(0.5f).intoArray(weights, toAt + 2 * toApart + i);
      g2.intoArray(weights, toAt + 3 * toApart + i);
    }
  }

  /**
   * pixels of tiles = max(least, before + Aᵀ · planes (4, 4, tiles, width) · A): the upper left
   * pixel of a tile at {@code out[outAt + tile · next]}, its neighbours right and down floats on.
   *
   * @param plane floats from a plane to the next
   * @param before what is added, likewise from beforeAt on if it is out itself; else a row (width)
   *     for all pixels
   */
  static void unmix(
      float[] planes,
      int planesAt,
      int plane,
      int tiles,
      int width,
      float[] before,
      int beforeAt,
      float least,
      float[] out,
      int outAt,
      int next,
      int right,
      int down) {
    int own = before == out ? 1 : 0;
    for (int c = 0; c < width; c += LANES) {
      int m = planesAt + c;
      int from = beforeAt + c;
      int to = outAt + c;
      unmixRow(planes, m, plane, tiles, width, 1, before, from, own, least, out, to, next, right);
      m += 4 * plane;
      from += own * down;
      to += down;
      unmixRow(planes, m, plane, tiles, width, -1, before, from, own, least, out, to, next, right);
    }
  }

  /**
   * A vector of filters of the upper pixels of tiles, with sign 1, or of the lower ones, with sign
   * -1 and planes that begin a row later: the first of three rows of planes, plus or minus the two
   * others. JDK 17 leaves vectors on the heap where one loop makes all four pixels, and either JDK
   * where a loop over filters stands inside.
   */
  private static void unmixRow(
      float[] planes,
      int planesAt,
      int plane,
      int tiles,
      int width,
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
      int m = planesAt + tile * width;
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
      int to = outAt + tile * next;
      int from = beforeAt + own * tile * next;
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

  /**
   * planes (4, 4) of a tile, toApart floats apart, = A · y (2, 2) · Aᵀ, for each of n filters.
   *
   * @param right floats from a pixel of y to the one on its right, likewise below
   */
  static void mixGradient(
      float[] y, int at, int n, int right, int below, float[] to, int toAt, int toApart) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector leftAbove = FloatVector.fromArray(SPECIES, y, at + i);
      FloatVector rightAbove = FloatVector.fromArray(SPECIES, y, at + right + i);
      FloatVector leftBelow = FloatVector.fromArray(SPECIES, y, at + below + i);
      FloatVector rightBelow = FloatVector.fromArray(SPECIES, y, at + below + right + i);
      int row = toAt + i;
      mixGradientRow(leftAbove, rightAbove, to, row, toApart);
      row += 4 * toApart;
      mixGradientRow(leftAbove.add(leftBelow), rightAbove.add(rightBelow), to, row, toApart);
      row += 4 * toApart;
      mixGradientRow(leftAbove.sub(leftBelow), rightAbove.sub(rightBelow), to, row, toApart);
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
