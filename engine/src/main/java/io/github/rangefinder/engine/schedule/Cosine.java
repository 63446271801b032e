package io.github.rangefinder.engine.schedule;

/** Half a cosine from one number to another: slow at both ends, fast between them. */
final class Cosine {
  private Cosine() {}

  /** {@code to + (from - to) (1 + cos(π share)) / 2}; exact at both ends. */
  static double between(double from, double to, double share) {
    if (share >= 1) {
      return to;
    }
    return share <= 0 ? from : to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
  }
}
