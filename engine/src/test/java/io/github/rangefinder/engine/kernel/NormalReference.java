package io.github.rangefinder.engine.kernel;

/** The normal distribution in double precision, by its series and its continued fraction. */
public final class NormalReference {
  /** From here on the continued fraction is the more precise of the two. */
  private static final double FAR = 2.2;

  private NormalReference() {}

  /** φ(x). */
  public static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Φ(x). */
  public static double cumulative(double x) {
    if (x > 0) {
      return 1 - cumulative(-x);
    }
    return -x < FAR ? 0.5 - density(x) * series(-x) : density(x) / fraction(-x);
  }

  /** a + a³/3 + a⁵/15 + …. */
  private static double series(double a) {
    double term = a;
    double sum = a;
    for (int k = 1; k < 60; k++) {
      term *= a * a / (2 * k + 1);
      sum += term;
    }
    return sum;
  }

  /** a + 1/(a + 2/(a + 3/(a + …))). */
  private static double fraction(double a) {
    double rest = 0;
    for (int k = 400; k > 0; k--) {
      rest = k / (a + rest);
    }
    return a + rest;
  }
}
