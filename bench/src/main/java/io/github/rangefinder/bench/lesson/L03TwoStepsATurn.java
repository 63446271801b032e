package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The tile of a matrix product, here 4 rows by 1 vector: c[r] = Σ over k of a[k, r] · b[k]. A turn
 * of its loop has a compare, a jump, range checks and addresses besides the multiply-adds. Two
 * steps of k in a turn halve that. (C2 unrolls a counted loop by itself, but not always one with
 * vectors.)
 *
 * <p>See: nothing. C2 has unrolled this loop already, so measure before you write twice the lines.
 *
 * <p>Expect: wrong takes this many times as long as right: 1.0; 1.3 for a tile of 16 sums on a Xeon
 * with JDK 17.
 */
public class L03TwoStepsATurn extends Lesson {
  private static final int K = 256;

  private final int lanes = SPECIES.length();
  private final float[] a = RandomFloats.array(4 * K, 1);
  private final float[] b = RandomFloats.array(lanes * K, 2);
  private final float[] c = new float[4 * lanes];

  @Override
  @Benchmark
  public float[] wrong() {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    for (int k = 0; k < K; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, k * lanes);
      c0 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k]), c0);
      c1 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 1]), c1);
      c2 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 2]), c2);
      c3 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 3]), c3);
    }
    return stored(c0, c1, c2, c3);
  }

  @Override
  @Benchmark
  public float[] right() {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    for (int k = 0; k < K; k += 2) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, k * lanes);
      FloatVector next = FloatVector.fromArray(SPECIES, b, k * lanes + lanes);
      c0 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k]), c0);
      c1 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 1]), c1);
      c2 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 2]), c2);
      c3 = row.fma(FloatVector.broadcast(SPECIES, a[4 * k + 3]), c3);
      c0 = next.fma(FloatVector.broadcast(SPECIES, a[4 * k + 4]), c0);
      c1 = next.fma(FloatVector.broadcast(SPECIES, a[4 * k + 5]), c1);
      c2 = next.fma(FloatVector.broadcast(SPECIES, a[4 * k + 6]), c2);
      c3 = next.fma(FloatVector.broadcast(SPECIES, a[4 * k + 7]), c3);
    }
    return stored(c0, c1, c2, c3);
  }

  private float[] stored(FloatVector c0, FloatVector c1, FloatVector c2, FloatVector c3) {
    c0.intoArray(c, 0);
    c1.intoArray(c, lanes);
    c2.intoArray(c, 2 * lanes);
    c3.intoArray(c, 3 * lanes);
    return c;
  }
}
