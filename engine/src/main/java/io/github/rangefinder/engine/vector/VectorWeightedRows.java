package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * c += Σ weight · row over a list of {@link WeightLists}: the gradient of a convolution's kernel.
 *
 * <p>Walks the list of rows once for every six vectors of c, which stay in registers; what is left
 * of c is done three vectors or one at a time. Each sum starts from 0, takes the rows in order and
 * is added to c last: the same bits for any width of vectors. A row costs a load and a multiply-add
 * a vector, and rows of weight 0 need not be listed: behind ReLU and max-pooling three quarters and
 * more of a convolution's output gradient are 0.
 */
final class VectorWeightedRows {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;
  private static final int TOGETHER = 6;
  private static final int HALF = 3;

  private VectorWeightedRows() {}

  /**
   * c (vectors · LANES) += Σ weight · rows[rowsAt + start …] over the rows [from, to) of a list.
   * Always whole vectors: what stands behind a row's end is multiplied too and must be readable.
   */
  static void add(
      float[] rows, int rowsAt, long[] list, int from, int to, float[] c, int cAt, int vectors) {
    int v = 0;
    for (; v + TOGETHER <= vectors; v += TOGETHER) {
      addSix(rows, rowsAt + v * LANES, list, from, to, c, cAt + v * LANES);
    }
    for (; v + HALF <= vectors; v += HALF) {
      addThree(rows, rowsAt + v * LANES, list, from, to, c, cAt + v * LANES);
    }
    for (; v < vectors; v++) {
      addOne(rows, rowsAt + v * LANES, list, from, to, c, cAt + v * LANES);
    }
  }

  private static void addSix(
      float[] rows, int rowsAt, long[] list, int from, int to, float[] c, int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector c4 = zero;
    FloatVector c5 = zero;
    for (int j = from; j < to; j++) {
      long row = list[j];
      int at = rowsAt + WeightLists.start(row);
      FloatVector weight = FloatVector.broadcast(SPECIES, WeightLists.weight(row));
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
      float[] rows, int rowsAt, long[] list, int from, int to, float[] c, int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    for (int j = from; j < to; j++) {
      long row = list[j];
      int at = rowsAt + WeightLists.start(row);
      FloatVector weight = FloatVector.broadcast(SPECIES, WeightLists.weight(row));
      c0 = FloatVector.fromArray(SPECIES, rows, at).fma(weight, c0);
      c1 = FloatVector.fromArray(SPECIES, rows, at + LANES).fma(weight, c1);
      c2 = FloatVector.fromArray(SPECIES, rows, at + 2 * LANES).fma(weight, c2);
    }
    FloatVector.fromArray(SPECIES, c, cAt).add(c0).intoArray(c, cAt);
    FloatVector.fromArray(SPECIES, c, cAt + LANES).add(c1).intoArray(c, cAt + LANES);
    FloatVector.fromArray(SPECIES, c, cAt + 2 * LANES).add(c2).intoArray(c, cAt + 2 * LANES);
  }

  private static void addOne(
      float[] rows, int rowsAt, long[] list, int from, int to, float[] c, int cAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = zero;
    for (int j = from; j < to; j++) {
      long row = list[j];
      int at = rowsAt + WeightLists.start(row);
      FloatVector weight = FloatVector.broadcast(SPECIES, WeightLists.weight(row));
      c0 = FloatVector.fromArray(SPECIES, rows, at).fma(weight, c0);
    }
    FloatVector.fromArray(SPECIES, c, cAt).add(c0).intoArray(c, cAt);
  }
}
