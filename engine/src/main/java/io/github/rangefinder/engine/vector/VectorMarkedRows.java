package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * c += Σ weights[j] · rows[j] for those of up to 64 rows that are marked by a bit: like {@link
 * VectorWeightedRows} without a list of them.
 *
 * <p>To set a bit is cheaper than to write a list, and the bits of all pixels take a thirtieth of
 * what room for all their lists would take of the first-level cache.
 */
final class VectorMarkedRows {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;
  private static final int TOGETHER = 6;
  private static final int HALF = 3;

  private VectorMarkedRows() {}

  /**
   * c (vectors · LANES) += Σ weights[weightsAt + j] · rows[rowsAt + j · pitch …] for each bit j of
   * marks, in the order of the bits. Each sum starts from 0 and is added to c last: the same bits
   * for any width of vectors. Always whole vectors: what stands behind a row's end is multiplied
   * too and must be readable.
   */
  static void add(
      float[] rows,
      int rowsAt,
      int pitch,
      long marks,
      float[] weights,
      int weightsAt,
      float[] c,
      int cAt,
      int vectors) {
    int v = 0;
    for (; v + TOGETHER <= vectors; v += TOGETHER) {
      addSix(rows, rowsAt + v * LANES, pitch, marks, weights, weightsAt, c, cAt + v * LANES);
    }
    for (; v + HALF <= vectors; v += HALF) {
      addThree(rows, rowsAt + v * LANES, pitch, marks, weights, weightsAt, c, cAt + v * LANES);
    }
    for (; v < vectors; v++) {
      addOne(rows, rowsAt + v * LANES, pitch, marks, weights, weightsAt, c, cAt + v * LANES);
    }
  }

  private static void addSix(
      float[] rows,
      int rowsAt,
      int pitch,
      long marks,
      float[] weights,
      int weightsAt,
      float[] c,
      int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector c4 = zero;
    FloatVector c5 = zero;
    for (long left = marks; left != 0; left &= left - 1) {
      int j = Long.numberOfTrailingZeros(left);
      int at = rowsAt + j * pitch;
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[weightsAt + j]);
      c0 = FloatVector.fromArray(SPECIES, rows, at).fma(weight, c0);
      c1 = FloatVector.fromArray(SPECIES, rows, at + LANES).fma(weight, c1);
      c2 = FloatVector.fromArray(SPECIES, rows, at + 2 * LANES).fma(weight, c2);
      c3 = FloatVector.fromArray(SPECIES, rows, at + 3 * LANES).fma(weight, c3);
      c4 = FloatVector.fromArray(SPECIES, rows, at + 4 * LANES).fma(weight, c4);
      c5 = FloatVector.fromArray(SPECIES, rows, at + 5 * LANES).fma(weight, c5);
    }
    c0 = FloatVector.fromArray(SPECIES, c, cAt).add(c0);
    c1 = FloatVector.fromArray(SPECIES, c, cAt + LANES).add(c1);
    c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES).add(c2);
    c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * LANES).add(c3);
    c4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * LANES).add(c4);
    c5 = FloatVector.fromArray(SPECIES, c, cAt + 5 * LANES).add(c5);
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + LANES);
    c2.intoArray(c, cAt + 2 * LANES);
    c3.intoArray(c, cAt + 3 * LANES);
    c4.intoArray(c, cAt + 4 * LANES);
    c5.intoArray(c, cAt + 5 * LANES);
  }

  private static void addThree(
      float[] rows,
      int rowsAt,
      int pitch,
      long marks,
      float[] weights,
      int weightsAt,
      float[] c,
      int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    for (long left = marks; left != 0; left &= left - 1) {
      int j = Long.numberOfTrailingZeros(left);
      int at = rowsAt + j * pitch;
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[weightsAt + j]);
      c0 = FloatVector.fromArray(SPECIES, rows, at).fma(weight, c0);
      c1 = FloatVector.fromArray(SPECIES, rows, at + LANES).fma(weight, c1);
      c2 = FloatVector.fromArray(SPECIES, rows, at + 2 * LANES).fma(weight, c2);
    }
    FloatVector.fromArray(SPECIES, c, cAt).add(c0).intoArray(c, cAt);
    FloatVector.fromArray(SPECIES, c, cAt + LANES).add(c1).intoArray(c, cAt + LANES);
    FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES).add(c2).intoArray(c, cAt + 2 * LANES);
  }

  private static void addOne(
      float[] rows,
      int rowsAt,
      int pitch,
      long marks,
      float[] weights,
      int weightsAt,
      float[] c,
      int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    for (long left = marks; left != 0; left &= left - 1) {
      int j = Long.numberOfTrailingZeros(left);
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[weightsAt + j]);
      c0 = FloatVector.fromArray(SPECIES, rows, rowsAt + j * pitch).fma(weight, c0);
    }
    FloatVector.fromArray(SPECIES, c, cAt).add(c0).intoArray(c, cAt);
  }
}
