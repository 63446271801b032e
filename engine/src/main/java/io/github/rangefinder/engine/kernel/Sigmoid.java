package io.github.rangefinder.engine.kernel;

/**
 * The S-shaped functions of floats, each from one exponential ({@link Exponential}) and one
 * division, the same bits on every machine.
 *
 * <p>Largest errors over all floats, in units in the last place: 2.5 for the logistic function, 2.6
 * for the hyperbolic tangent.
 */
public final class Sigmoid {
  /** From here on tanh x is 1. */
  public static final float TANH_IS_ONE = 10;

  private Sigmoid() {}

  /**
   * The logistic function 1 / (1 + e^-x), made of e^-|x| so that nothing overflows: e^x / (1 + e^x)
   * below 0.
   */
  public static float logistic(float x) {
    float e = Exponential.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** tanh x = t / (t + 2) with t = e^2|x| - 1, and the sign of x. */
  public static float tanh(float x) {
    float t = Exponential.expm1(2 * Math.min(Math.abs(x), TANH_IS_ONE));
    return Math.copySign(t / (t + 2), x);
  }
}
