package io.github.rangefinder.engine.kernel;

/**
 * The natural logarithm of floats, in one order of exact operations and fused multiply-adds, so
 * that every machine, JDK and vector width gives the same bits.
 *
 * <p>With x = 2^n (1 + f), √½ ≤ 1 + f &lt; √2 (for log1p ¾ ≤ 1 + f ≤ 1½, where f is exact):
 *
 * <pre>
 * log(1 + f) = f + f² (-½ + f L(f))     L of degree 8, fitted to a relative error of 3e-9
 * log x      = n ln 2 + log(1 + f)
 * </pre>
 *
 * <p>Largest errors: 0.86 units in the last place over all floats above 0 for {@link #log}, 0.87
 * over all floats from 0 to 1 for {@link #log1p}.
 */
public final class Logarithm {
  /** Above it, {@link #log1p} halves 1 + x. */
  public static final float HALVED_ABOVE = 0.5f;

  /** L's coefficients, the constant first. */
  public static final float L0 = 0x1.55554cp-2f;

  /** L's. */
  public static final float L1 = -0x1.0000b4p-2f;

  /** L's. */
  public static final float L2 = 0x1.99a2e6p-3f;

  /** L's. */
  public static final float L3 = -0x1.551340p-3f;

  /** L's. */
  public static final float L4 = 0x1.232648p-3f;

  /** L's. */
  public static final float L5 = -0x1.02ccd4p-3f;

  /** L's. */
  public static final float L6 = 0x1.f0c6f6p-4f;

  /** L's. */
  public static final float L7 = -0x1.ac44fep-4f;

  /** L's. */
  public static final float L8 = 0x1.89c58cp-5f;

  private static final int ROOT_OF_HALF_BITS = 0x3F3504F3;
  private static final int FRACTION_BITS = 23;

  private Logarithm() {}

  /** log x; -∞ for 0, NaN below it and for NaN. */
  public static float log(float x) {
    if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
      return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    boolean tiny = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(tiny ? x * 0x1p23f : x) - ROOT_OF_HALF_BITS;
    int n = (bits >> FRACTION_BITS) - (tiny ? FRACTION_BITS : 0);
    int fraction = bits & (1 << FRACTION_BITS) - 1;
    return ofParts(n, Float.intBitsToFloat(fraction + ROOT_OF_HALF_BITS) - 1);
  }

  /** log(1 + x) for 0 ≤ x ≤ 1, precise near 0 too; NaN for NaN. */
  public static float log1p(float x) {
    boolean halved = x > HALVED_ABOVE;
    return ofParts(halved ? 1 : 0, halved ? Math.fma(x, 0.5f, -0.5f) : x);
  }

  /** log(2^n (1 + f)). */
  private static float ofParts(float n, float f) {
    float p = Math.fma(L8, f, L7);
    p = Math.fma(p, f, L6);
    p = Math.fma(p, f, L5);
    p = Math.fma(p, f, L4);
    p = Math.fma(p, f, L3);
    p = Math.fma(p, f, L2);
    p = Math.fma(p, f, L1);
    p = Math.fma(p, f, L0);
    float correction = f * f * Math.fma(p, f, -0.5f);
    float low = Math.fma(n, Exponential.LN_2_REST, correction);
    return Math.fma(n, Exponential.LN_2, f + low);
  }
}
