package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The way back through the ReLU and the max-pooling of {@link VectorMaxPool}: which gradients get
 * through, and to which pixel of its window each belongs.
 */
final class VectorMaxPoolGradient {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorMaxPoolGradient() {}

  /**
   * gated (cells, filters) = outputGradient where the gate is not at its limit or below, else 0;
   * sums (filters) += gated, cell by cell.
   *
   * @param gate (cells, filters) from at on, outputGradient alike
   * @param gated with room for a vector behind its end, as sums, which holds rubbish there
   */
  static void gate(
      float[] gate,
      float limit,
      float[] outputGradient,
      int at,
      int cells,
      int filters,
      float[] gated,
      float[] sums) {
    int n = cells * filters;
    if (filters % LANES == 0) {
      for (int column = 0; column < filters; column += LANES) {
        gateColumns(gate, limit, outputGradient, at, column, filters, n, gated, sums);
      }
    } else {
      gateAll(gate, limit, outputGradient, at, n, gated);
      for (int column = 0; column < filters; column += LANES) {
        addColumns(gated, column, filters, n, sums);
      }
    }
  }

  /** gated (n) = outputGradient where the gate is open, as it lies. */
  private static void gateAll(
      float[] gate, float limit, float[] outputGradient, int at, int n, float[] gated) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      VectorMask<Float> shut =
          FloatVector.fromArray(SPECIES, gate, at + i).compare(VectorOperators.LE, limit);
      FloatVector.fromArray(SPECIES, outputGradient, at + i).blend(zero, shut).intoArray(gated, i);
    }
    for (int i = whole; i < n; i++) {
      gated[i] = gate[at + i] <= limit ? 0 : outputGradient[at + i];
    }
  }

  /** sums += rows of gated for LANES columns, which may reach past the last filter. */
  private static void addColumns(float[] gated, int column, int filters, int n, float[] sums) {
    FloatVector sum = FloatVector.fromArray(SPECIES, sums, column);
    for (int i = column; i < n; i += filters) {
      sum = sum.add(FloatVector.fromArray(SPECIES, gated, i));
    }
    sum.intoArray(sums, column);
  }

  /** The gate for LANES columns: one plain loop around the sum. */
  private static void gateColumns(
      float[] gate,
      float limit,
      float[] outputGradient,
      int at,
      int column,
      int filters,
      int n,
      float[] gated,
      float[] sums) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum = FloatVector.fromArray(SPECIES, sums, column);
    for (int i = column; i < n; i += filters) {
      VectorMask<Float> shut =
          FloatVector.fromArray(SPECIES, gate, at + i).compare(VectorOperators.LE, limit);
      FloatVector gradient =
          FloatVector.fromArray(SPECIES, outputGradient, at + i).blend(zero, shut);
      gradient.intoArray(gated, i);
      sum = sum.add(gradient);
    }
    sum.intoArray(sums, column);
  }

  /**
   * rows (cells · window, filters) = each gradient at the row of its winner, 0 at the others. Rows
   * have room for a vector behind the last.
   *
   * @param gradient (cells, filters)
   * @param winners (cells, filters) from winnersAt on
   */
  static void backward(
      float[] gradient,
      float[] winners,
      int winnersAt,
      int filters,
      int cells,
      int window,
      float[] rows) {
    int whole = SPECIES.loopBound(filters);
    if (whole < filters) {
      giveBackRest(gradient, winners, winnersAt, whole, filters, cells, window, rows);
    }
    for (int column = 0; column < whole; column += LANES) {
      for (int place = 0; place < window; place++) {
        int to = place * filters + column;
        giveBack(
            gradient,
            column,
            winners,
            winnersAt + column,
            filters,
            place,
            cells,
            rows,
            to,
            window * filters);
      }
    }
  }

  /** The columns from one on; what is behind them is written afterwards. */
  private static void giveBackRest(
      float[] gradient,
      float[] winners,
      int winnersAt,
      int column,
      int filters,
      int cells,
      int window,
      float[] rows) {
    int whole = Math.max(cells - VectorMaxPool.cellsOf(LANES, filters), 0);
    for (int row = 0; row < whole * window; row++) {
      int from = row / window * filters + column;
      int to = row * filters + column;
      giveBack(gradient, from, winners, winnersAt + from, 0, row % window, 1, rows, to, 0);
    }
    for (int row = whole * window; row < cells * window; row++) {
      for (int i = column; i < filters; i++) {
        int from = row / window * filters + i;
        boolean won = winners[winnersAt + from] == row % window;
        rows[row * filters + i] = won ? gradient[from] : 0;
      }
    }
  }

  private static void giveBack(
      float[] gradient,
      int gradientAt,
      float[] winners,
      int winnersAt,
      int filters,
      float place,
      int cells,
      float[] rows,
      int to,
      int rowStep) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector placeVector = FloatVector.broadcast(SPECIES, place);
    for (int cell = 0; cell < cells; cell++) {
      int from = cell * filters;
      VectorMask<Float> won =
          FloatVector.fromArray(SPECIES, winners, winnersAt + from)
              .compare(VectorOperators.EQ, placeVector);
      zero.blend(FloatVector.fromArray(SPECIES, gradient, gradientAt + from), won)
          .intoArray(rows, to + cell * rowStep);
    }
  }
}
