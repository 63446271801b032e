package io.github.rangefinder.engine.vector;

import static io.github.rangefinder.engine.kernel.Exponential.LARGEST;
import static io.github.rangefinder.engine.kernel.Exponential.LN_2;
import static io.github.rangefinder.engine.kernel.Exponential.LN_2_REST;
import static io.github.rangefinder.engine.kernel.Exponential.P0;
import static io.github.rangefinder.engine.kernel.Exponential.P1;
import static io.github.rangefinder.engine.kernel.Exponential.P2;
import static io.github.rangefinder.engine.kernel.Exponential.P3;
import static io.github.rangefinder.engine.kernel.Exponential.P4;
import static io.github.rangefinder.engine.kernel.Exponential.PER_LN_2;
import static io.github.rangefinder.engine.kernel.Exponential.ROUND;
import static io.github.rangefinder.engine.kernel.Exponential.SMALLEST;
import static io.github.rangefinder.engine.kernel.Exponential.SMALLEST_LESS_ONE;
import static io.github.rangefinder.engine.vector.VectorLanes.COUNT;
import static io.github.rangefinder.engine.vector.VectorLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link io.github.rangefinder.engine.kernel.Exponential} and what needs nothing else, over whole
 * vectors: the same operations in the same order, hence the same bits. 2^n is put together from the
 * bits of shifted = ROUND + n: shifting them up drops ROUND.
 *
 * <p>Each loop is written out, for a helper that returns vectors may be left out of line, and then
 * every vector is boxed. n is a multiple of the lanes.
 */
final class VectorExponential {
  private static final int FRACTION_BITS = 23;
  private static final int ONE_BITS = 127 << FRACTION_BITS;

  /** 2^(n + 24) is a normal number down to the smallest result. */
  private static final int RAISED_BITS = (127 + 24) << FRACTION_BITS;

  private static final float RAISED_BACK = 0x1p-24f;

  private VectorExponential() {}

  /** out (n) = e^(x - offset). */
  static void exp(float offset, float[] x, int xAt, float[] out, int outAt, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, P0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, P1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, P2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, P3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, P4);
    FloatVector perLn2 = FloatVector.broadcast(SPECIES, PER_LN_2);
    FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -LN_2);
    FloatVector minusRest = FloatVector.broadcast(SPECIES, -LN_2_REST);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).sub(offset);
      v = v.min(LARGEST).max(SMALLEST);
      FloatVector count = v.fma(perLn2, round).sub(round);
      FloatVector r = count.fma(minusRest, count.fma(minusLn2, v));
      FloatVector p = v4.fma(r, v3).fma(r, v2).fma(r, v1).fma(r, v0);
      // in two halves, for 2^n itself may be too small or too large for a float
      FloatVector half = count.fma(FloatVector.broadcast(SPECIES, 0.5f), round);
      FloatVector rest = count.sub(half.sub(round)).add(round);
      FloatVector power =
          half.reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, FRACTION_BITS)
              .add(ONE_BITS)
              .reinterpretAsFloats();
      FloatVector restOfPower =
          rest.reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, FRACTION_BITS)
              .add(ONE_BITS)
              .reinterpretAsFloats();
      r.mul(r).fma(p, r).add(1).mul(power).mul(restOfPower).intoArray(out, outAt + i);
    }
  }

  /**
   * out (n) = e^-|x|. With every step written out the method is larger than what C2 inlines, so
   * that its callers keep their budget of nodes: past it vectors are boxed.
   */
  static void ofDistance(float[] x, int xAt, float[] out, int outAt, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, P0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, P1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, P2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, P3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, P4);
    FloatVector perLn2 = FloatVector.broadcast(SPECIES, PER_LN_2);
    FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -LN_2);
    FloatVector minusRest = FloatVector.broadcast(SPECIES, -LN_2_REST);
    FloatVector smallest = FloatVector.broadcast(SPECIES, SMALLEST);
    FloatVector raisedBack = FloatVector.broadcast(SPECIES, RAISED_BACK);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector distance = FloatVector.fromArray(SPECIES, x, xAt + i).abs();
      FloatVector exponent = distance.neg();
      FloatVector v = exponent.max(smallest);
      FloatVector shifted = v.fma(perLn2, round);
      FloatVector count = shifted.sub(round);
      FloatVector high = count.fma(minusLn2, v);
      FloatVector r = count.fma(minusRest, high);
      FloatVector p = v4.fma(r, v3);
      p = p.fma(r, v2);
      p = p.fma(r, v1);
      p = p.fma(r, v0);
      FloatVector power =
          shifted
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, FRACTION_BITS)
              .add(RAISED_BITS)
              .reinterpretAsFloats();
      FloatVector square = r.mul(r);
      FloatVector lessOne = square.fma(p, r);
      FloatVector e = lessOne.add(one);
      FloatVector raised = e.mul(power);
      raised.mul(raisedBack).intoArray(out, outAt + i);
    }
  }

  /** out (n) = e^(factor · x) - 1 where the exponent is at most 0, and 0 where it is above. */
  static void expm1(float factor, float[] x, int xAt, float[] out, int outAt, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, P0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, P1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, P2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, P3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, P4);
    FloatVector perLn2 = FloatVector.broadcast(SPECIES, PER_LN_2);
    FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -LN_2);
    FloatVector minusRest = FloatVector.broadcast(SPECIES, -LN_2_REST);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).mul(factor);
      v = v.min(0).max(SMALLEST_LESS_ONE);
      FloatVector shifted = v.fma(perLn2, round);
      FloatVector count = shifted.sub(round);
      FloatVector r = count.fma(minusRest, count.fma(minusLn2, v));
      FloatVector p = v4.fma(r, v3).fma(r, v2).fma(r, v1).fma(r, v0);
      FloatVector power =
          shifted
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, FRACTION_BITS)
              .add(ONE_BITS)
              .reinterpretAsFloats();
      FloatVector one = FloatVector.broadcast(SPECIES, 1);
      r.mul(r).fma(p, r).add(one.sub(one.div(power))).mul(power).intoArray(out, outAt + i);
    }
  }

  /** out (n) = e^(2 |x|) - 1, |x| at most {@code most ≤ 10}. */
  static void expm1OfTwice(float most, float[] x, int xAt, float[] out, int outAt, int n) {
    FloatVector v0 = FloatVector.broadcast(SPECIES, P0);
    FloatVector v1 = FloatVector.broadcast(SPECIES, P1);
    FloatVector v2 = FloatVector.broadcast(SPECIES, P2);
    FloatVector v3 = FloatVector.broadcast(SPECIES, P3);
    FloatVector v4 = FloatVector.broadcast(SPECIES, P4);
    FloatVector perLn2 = FloatVector.broadcast(SPECIES, PER_LN_2);
    FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -LN_2);
    FloatVector minusRest = FloatVector.broadcast(SPECIES, -LN_2_REST);
    for (int i = 0; i < n; i += COUNT) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i).abs().min(most).mul(2);
      FloatVector shifted = v.fma(perLn2, round);
      FloatVector count = shifted.sub(round);
      FloatVector r = count.fma(minusRest, count.fma(minusLn2, v));
      FloatVector p = v4.fma(r, v3).fma(r, v2).fma(r, v1).fma(r, v0);
      FloatVector power =
          shifted
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, FRACTION_BITS)
              .add(ONE_BITS)
              .reinterpretAsFloats();
      FloatVector one = FloatVector.broadcast(SPECIES, 1);
      r.mul(r).fma(p, r).add(one.sub(one.div(power))).mul(power).intoArray(out, outAt + i);
    }
  }
}
