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
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < VectorTapTile.COLUMNS; c += LANES) {
        int m = planesAt + tile * VectorTapTile.COLUMNS + c;
        FloatVector m0 = FloatVector.fromArray(SPECIES, planes, m);
        FloatVector m1 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane);
        FloatVector m2 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane);
        FloatVector m3 = FloatVector.fromArray(SPECIES, planes, m + 12 * plane);
        FloatVector upper0 = m0.add(m1).add(m2);
        FloatVector lower0 = m1.sub(m2).sub(m3);
        m += plane;
        m0 = FloatVector.fromArray(SPECIES, planes, m);
        m1 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane);
        m2 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane);
        m3 = FloatVector.fromArray(SPECIES, planes, m + 12 * plane);
        FloatVector upper1 = m0.add(m1).add(m2);
        FloatVector lower1 = m1.sub(m2).sub(m3);
        m += plane;
        m0 = FloatVector.fromArray(SPECIES, planes, m);
        m1 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane);
        m2 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane);
        m3 = FloatVector.fromArray(SPECIES, planes, m + 12 * plane);
        FloatVector upper2 = m0.add(m1).add(m2);
        FloatVector lower2 = m1.sub(m2).sub(m3);
        m += plane;
        m0 = FloatVector.fromArray(SPECIES, planes, m);
        m1 = FloatVector.fromArray(SPECIES, planes, m + 4 * plane);
        m2 = FloatVector.fromArray(SPECIES, planes, m + 8 * plane);
        m3 = FloatVector.fromArray(SPECIES, planes, m + 12 * plane);
        FloatVector upper3 = m0.add(m1).add(m2);
        FloatVector lower3 = m1.sub(m2).sub(m3);
        int to = outAt + tile * next + c;
        int from = beforeAt + own * tile * next + c;
        int fromRight = from + own * right;
        int fromDown = from + own * down;
        FloatVector.fromArray(SPECIES, before, from)
            .add(upper0.add(upper1).add(upper2))
            .max(least)
            .intoArray(out, to);
        FloatVector.fromArray(SPECIES, before, fromRight)
            .add(upper1.sub(upper2).sub(upper3))
            .max(least)
            .intoArray(out, to + right);
        FloatVector.fromArray(SPECIES, before, fromDown)
            .add(lower0.add(lower1).add(lower2))
            .max(least)
            .intoArray(out, to + down);
        FloatVector.fromArray(SPECIES, before, fromDown + own * right)
            .add(lower1.sub(lower2).sub(lower3))
            .max(least)
            .intoArray(out, to + down + right);
      }
    }
  }
}
