package io.github.rangefinder.engine.kernel;

/**
 * What the value between the elements of an axis is: their sum, each weighted by how far it lies
 * off.
 *
 * <p>Sources: R. G. Keys, "Cubic convolution interpolation for digital image processing", 1981,
 * equation 15 with a = -1/2; C. E. Duchon, "Lanczos filtering in one and two dimensions", 1979.
 */
public enum Interpolation {
  /** The nearest element; of two the later one. */
  NEAREST,

  /** Straight from one element to the next. */
  BILINEAR,

  /** A cubic over four elements. */
  BICUBIC,

  /** Lanczos's kernel over six elements. */
  LANCZOS3,

  /** Lanczos's kernel over ten elements. */
  LANCZOS5;

  /** How far off an element may lie, in elements. */
  double radius() {
    return switch (this) {
      case NEAREST -> 0.5;
      case BILINEAR -> 1;
      case BICUBIC -> 2;
      case LANCZOS3 -> 3;
      case LANCZOS5 -> 5;
    };
  }

  /** The weight of an element at a distance. */
  double weight(double distance) {
    double d = Math.abs(distance);
    if (d > radius()) {
      return 0;
    }
    return switch (this) {
      case NEAREST -> 1;
      case BILINEAR -> 1 - d;
      case BICUBIC -> d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((2.5 - 0.5 * d) * d - 4) * d + 2;
      case LANCZOS3, LANCZOS5 -> d == 0 ? 1 : sinc(d) * sinc(d / radius());
    };
  }

  private static double sinc(double x) {
    return StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }
}
