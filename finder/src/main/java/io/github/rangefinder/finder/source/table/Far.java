package io.github.rangefinder.finder.source.table;

/** Numbers far from 0, such as seconds since 1970, of which a float would lose the last digits. */
final class Far {
  /** A float has 24 bits; this leaves 16 of them for how numbers differ. */
  private static final double TIMES = 256;

  private Far() {}

  /**
   * What numbers are best counted from: their mean if they are far from 0 in comparison with how
   * they differ, else 0. NaN counts as no number.
   */
  static double origin(double[] numbers) {
    double sum = 0;
    int n = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        sum += number;
        n++;
      }
    }
    double mean = n == 0 ? 0 : sum / n;
    double spread = 0;
    for (double number : numbers) {
      spread = Double.isNaN(number) ? spread : Math.max(spread, Math.abs(number - mean));
    }
    return Math.abs(mean) > TIMES * spread ? mean : 0;
  }
}
