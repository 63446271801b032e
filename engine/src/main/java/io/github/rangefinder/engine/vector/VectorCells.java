package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A convolution of few taps with ReLU and 2x2 max-pooling, cell by cell of the pooled output: both
 * the way forward and the kernel's gradient.
 *
 * <p>For a first layer, whose windows are shorter than a vector. A cell's four pixels times two
 * vectors of filters stay in registers from the multiply-adds through the pooling, so that nothing
 * but the pooled output is ever written; the pixels are read, one float for all filters, from the
 * framed image, tap by tap through a table of where the taps lie. Where only one vector of filters
 * is left, the second is computed all the same and not written.
 */
final class VectorCells {
  /** Pixels that compete for a cell. */
  static final int WINDOW = 4;

  /** Taps whose gradients one pass over the cells sums. */
  private static final int TAPS = 5;

  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorCells() {}

  /**
   * Whether a convolution is one for these loops: 2x2 pooling, rows of a window shorter than the
   * widest vector, filters that fill whole vectors of any width.
   */
  static boolean fit(FusedSizes sizes) {
    return VectorConvolution.shortRows(sizes)
        && sizes.window() == WINDOW
        && sizes.filters() % VectorLanes.WIDEST == 0;
  }

  /**
   * output (2 · LANES) = the largest of the cell's four convolutions, or least if that is larger;
   * winners alike = which of them it was, the first of equals, or {@link VectorMaxPool#NO_WINNER}.
   * A NaN among them makes the output NaN.
   *
   * @param starts where in the image each pixel's window begins, cell by cell
   * @param taps (k) from there to the floats that a pixel sees
   * @param weights (k, 2 · LANES) from weightsAt on; bias from biasAt on
   * @param wide whether there are 2 · LANES filters; if not, the first LANES are written alone
   */
  static void forward(
      float[] image,
      int imageAt,
      int[] starts,
      int cell,
      int[] taps,
      float[] weights,
      int weightsAt,
      float[] bias,
      int biasAt,
      float least,
      boolean wide,
      float[] output,
      float[] winners,
      int to) {
    int x0 = imageAt + starts[cell * WINDOW];
    int x1 = imageAt + starts[cell * WINDOW + 1];
    int x2 = imageAt + starts[cell * WINDOW + 2];
    int x3 = imageAt + starts[cell * WINDOW + 3];
    FloatVector start = FloatVector.fromArray(SPECIES, bias, biasAt);
    FloatVector p0 = start;
    FloatVector p1 = start;
    FloatVector p2 = start;
    FloatVector p3 = start;
    start = FloatVector.fromArray(SPECIES, bias, wide ? biasAt + LANES : biasAt);
    FloatVector q0 = start;
    FloatVector q1 = start;
    FloatVector q2 = start;
    FloatVector q3 = start;
    for (int i = 0; i < taps.length; i++) {
      FloatVector v = FloatVector.fromArray(SPECIES, weights, weightsAt + i * 2 * LANES);
      FloatVector w = FloatVector.fromArray(SPECIES, weights, weightsAt + i * 2 * LANES + LANES);
      int tap = taps[i];
      FloatVector x = FloatVector.broadcast(SPECIES, image[x0 + tap]);
      p0 = x.fma(v, p0);
      q0 = x.fma(w, q0);
      x = FloatVector.broadcast(SPECIES, image[x1 + tap]);
      p1 = x.fma(v, p1);
      q1 = x.fma(w, q1);
      x = FloatVector.broadcast(SPECIES, image[x2 + tap]);
      p2 = x.fma(v, p2);
      q2 = x.fma(w, q2);
      x = FloatVector.broadcast(SPECIES, image[x3 + tap]);
      p3 = x.fma(v, p3);
      q3 = x.fma(w, q3);
    }
    FloatVector best = FloatVector.broadcast(SPECIES, least);
    FloatVector winner = FloatVector.broadcast(SPECIES, VectorMaxPool.NO_WINNER);
    FloatVector none = winner;
    winner = winner.blend(0, p0.compare(VectorOperators.GT, best));
    FloatVector other = none.blend(0, q0.compare(VectorOperators.GT, best));
    FloatVector otherBest = best.max(q0);
    best = best.max(p0);
    winner = winner.blend(1, p1.compare(VectorOperators.GT, best));
    best = best.max(p1);
    winner = winner.blend(2, p2.compare(VectorOperators.GT, best));
    best = best.max(p2);
    winner = winner.blend(3, p3.compare(VectorOperators.GT, best));
    best = best.max(p3);
    best.intoArray(output, to);
    winner.intoArray(winners, to);
    other = other.blend(1, q1.compare(VectorOperators.GT, otherBest));
    otherBest = otherBest.max(q1);
    other = other.blend(2, q2.compare(VectorOperators.GT, otherBest));
    otherBest = otherBest.max(q2);
    other = other.blend(3, q3.compare(VectorOperators.GT, otherBest));
    otherBest = otherBest.max(q3);
    if (wide) {
      otherBest.intoArray(output, to + LANES);
      other.intoArray(winners, to + LANES);
    }
  }

  /**
   * sums (k, filters) += for each tap, over all cells, the float that the tap saw from the cell's
   * winner times the cell's gradient; for 2 · LANES filters from column on, or LANES at the end.
   *
   * @param gradient (cells, filters); winners alike, from winnersAt on
   */
  static void addKernelGradient(
      float[] image,
      int imageAt,
      int[] starts,
      int cells,
      int[] taps,
      float[] gradient,
      float[] winners,
      int winnersAt,
      int column,
      int filters,
      float[] sums) {
    for (int i = 0; i < taps.length; i += TAPS) {
      addTaps(
          image, imageAt, starts, cells, taps, i, gradient, winners, winnersAt, column, filters,
          sums);
    }
  }

  /**
   * The same for five taps from first on; the last tap is repeated for those beyond it. A cell's
   * four pixels stand one after the other: a loop over them takes 2.6 times as long on JDK 17, 1.3
   * times on JDK 25 (5x5 taps, 32 filters, 512 bits).
   */
  private static void addTaps(
      float[] image,
      int imageAt,
      int[] starts,
      int cells,
      int[] taps,
      int first,
      float[] gradient,
      float[] winners,
      int winnersAt,
      int column,
      int filters,
      float[] sums) {
    int last = taps.length - 1;
    int i1 = Math.min(first + 1, last);
    int i2 = Math.min(first + 2, last);
    int i3 = Math.min(first + 3, last);
    int i4 = Math.min(first + 4, last);
    int t0 = taps[first];
    int t1 = taps[i1];
    int t2 = taps[i2];
    int t3 = taps[i3];
    int t4 = taps[i4];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    FloatVector s4 = zero;
    FloatVector u0 = zero;
    FloatVector u1 = zero;
    FloatVector u2 = zero;
    FloatVector u3 = zero;
    FloatVector u4 = zero;
    boolean wide = column + 2 * LANES <= filters;
    int second = wide ? LANES : 0;
    for (int cell = 0; cell < cells; cell++) {
      int from = cell * filters + column;
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, from);
      FloatVector h = FloatVector.fromArray(SPECIES, gradient, from + second);
      FloatVector gWinner = FloatVector.fromArray(SPECIES, winners, winnersAt + from);
      FloatVector hWinner = FloatVector.fromArray(SPECIES, winners, winnersAt + from + second);
      int x = imageAt + starts[cell * WINDOW];
      FloatVector own = zero.blend(g, gWinner.compare(VectorOperators.EQ, 0));
      FloatVector other = zero.blend(h, hWinner.compare(VectorOperators.EQ, 0));
      FloatVector pixel = FloatVector.broadcast(SPECIES, image[x + t0]);
      s0 = pixel.fma(own, s0);
      u0 = pixel.fma(other, u0);
      pixel = FloatVector.broadcast(SPECIES, image[x + t1]);
      s1 = pixel.fma(own, s1);
      u1 = pixel.fma(other, u1);
      pixel = FloatVector.broadcast(SPECIES, image[x + t2]);
      s2 = pixel.fma(own, s2);
      u2 = pixel.fma(other, u2);
      pixel = FloatVector.broadcast(SPECIES, image[x + t3]);
      s3 = pixel.fma(own, s3);
      u3 = pixel.fma(other, u3);
      pixel = FloatVector.broadcast(SPECIES, image[x + t4]);
      s4 = pixel.fma(own, s4);
      u4 = pixel.fma(other, u4);
      x = imageAt + starts[cell * WINDOW + 1];
      own = zero.blend(g, gWinner.compare(VectorOperators.EQ, 1));
      other = zero.blend(h, hWinner.compare(VectorOperators.EQ, 1));
      pixel = FloatVector.broadcast(SPECIES, image[x + t0]);
      s0 = pixel.fma(own, s0);
      u0 = pixel.fma(other, u0);
      pixel = FloatVector.broadcast(SPECIES, image[x + t1]);
      s1 = pixel.fma(own, s1);
      u1 = pixel.fma(other, u1);
      pixel = FloatVector.broadcast(SPECIES, image[x + t2]);
      s2 = pixel.fma(own, s2);
      u2 = pixel.fma(other, u2);
      pixel = FloatVector.broadcast(SPECIES, image[x + t3]);
      s3 = pixel.fma(own, s3);
      u3 = pixel.fma(other, u3);
      pixel = FloatVector.broadcast(SPECIES, image[x + t4]);
      s4 = pixel.fma(own, s4);
      u4 = pixel.fma(other, u4);
      x = imageAt + starts[cell * WINDOW + 2];
      own = zero.blend(g, gWinner.compare(VectorOperators.EQ, 2));
      other = zero.blend(h, hWinner.compare(VectorOperators.EQ, 2));
      pixel = FloatVector.broadcast(SPECIES, image[x + t0]);
      s0 = pixel.fma(own, s0);
      u0 = pixel.fma(other, u0);
      pixel = FloatVector.broadcast(SPECIES, image[x + t1]);
      s1 = pixel.fma(own, s1);
      u1 = pixel.fma(other, u1);
      pixel = FloatVector.broadcast(SPECIES, image[x + t2]);
      s2 = pixel.fma(own, s2);
      u2 = pixel.fma(other, u2);
      pixel = FloatVector.broadcast(SPECIES, image[x + t3]);
      s3 = pixel.fma(own, s3);
      u3 = pixel.fma(other, u3);
      pixel = FloatVector.broadcast(SPECIES, image[x + t4]);
      s4 = pixel.fma(own, s4);
      u4 = pixel.fma(other, u4);
      x = imageAt + starts[cell * WINDOW + 3];
      own = zero.blend(g, gWinner.compare(VectorOperators.EQ, 3));
      other = zero.blend(h, hWinner.compare(VectorOperators.EQ, 3));
      pixel = FloatVector.broadcast(SPECIES, image[x + t0]);
      s0 = pixel.fma(own, s0);
      u0 = pixel.fma(other, u0);
      pixel = FloatVector.broadcast(SPECIES, image[x + t1]);
      s1 = pixel.fma(own, s1);
      u1 = pixel.fma(other, u1);
      pixel = FloatVector.broadcast(SPECIES, image[x + t2]);
      s2 = pixel.fma(own, s2);
      u2 = pixel.fma(other, u2);
      pixel = FloatVector.broadcast(SPECIES, image[x + t3]);
      s3 = pixel.fma(own, s3);
      u3 = pixel.fma(other, u3);
      pixel = FloatVector.broadcast(SPECIES, image[x + t4]);
      s4 = pixel.fma(own, s4);
      u4 = pixel.fma(other, u4);
    }
    int to0 = first * filters + column;
    int to1 = i1 * filters + column;
    int to2 = i2 * filters + column;
    int to3 = i3 * filters + column;
    int to4 = i4 * filters + column;
    // all are read before one is written, for the last tap may stand there several times
    s0 = FloatVector.fromArray(SPECIES, sums, to0).add(s0);
    s1 = FloatVector.fromArray(SPECIES, sums, to1).add(s1);
    s2 = FloatVector.fromArray(SPECIES, sums, to2).add(s2);
    s3 = FloatVector.fromArray(SPECIES, sums, to3).add(s3);
    s4 = FloatVector.fromArray(SPECIES, sums, to4).add(s4);
    s0.intoArray(sums, to0);
    s1.intoArray(sums, to1);
    s2.intoArray(sums, to2);
    s3.intoArray(sums, to3);
    s4.intoArray(sums, to4);
    if (wide) {
      u0 = FloatVector.fromArray(SPECIES, sums, to0 + LANES).add(u0);
      u1 = FloatVector.fromArray(SPECIES, sums, to1 + LANES).add(u1);
      u2 = FloatVector.fromArray(SPECIES, sums, to2 + LANES).add(u2);
      u3 = FloatVector.fromArray(SPECIES, sums, to3 + LANES).add(u3);
      u4 = FloatVector.fromArray(SPECIES, sums, to4 + LANES).add(u4);
      u0.intoArray(sums, to0 + LANES);
      u1.intoArray(sums, to1 + LANES);
      u2.intoArray(sums, to2 + LANES);
      u3.intoArray(sums, to3 + LANES);
      u4.intoArray(sums, to4 + LANES);
    }
  }
}
