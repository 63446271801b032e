package io.github.rangefinder.finder.rangetest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. The files hold them in full. */
public final class Rounded {
  private Rounded() {}

  /** A learning rate with two digits: {@code 0.021}, {@code 3.2e-4}. */
  public static String learningRate(double rate) {
    if (rate >= 0.0095 && rate < 99.5) {
      int decimals = Math.max(0, 1 - (int) Math.floor(StrictMath.log10(rate / 0.995)));
      return String.format(Locale.ROOT, "%." + decimals + "f", rate);
    }
    return scientific(rate, 1);
  }

  /** A loss with three digits: {@code 2.30}, {@code 0.0412}, {@code 1.08e5}. */
  public static String loss(double loss) {
    double size = Math.abs(loss);
    if (loss == 0) {
      return "0";
    }
    if (size >= 0.001 && size < 10_000) {
      int decimals = Math.max(0, 2 - (int) Math.floor(StrictMath.log10(size)));
      return String.format(Locale.ROOT, "%." + decimals + "f", loss);
    }
    return scientific(loss, 2);
  }

  /** A share as a percentage with two decimals: {@code 97.25 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A time: {@code 0.8 s}, {@code 41 s}, {@code 2 min 5 s}. */
  public static String duration(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /** A whole number, its thousands set apart: {@code 60,000}. */
  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number with at most three digits, without zeros behind them: {@code 2.5}, {@code 10}. */
  public static String count(double number) {
    return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /**
   * The same with its unit: {@code 1 epoch}, {@code 2.5 epochs}.
   *
   * @param unit of one
   */
  public static String count(double number, String unit) {
    String count = count(number);
    return count + " " + unit + (count.equals("1") ? "" : "s");
  }

  private static String scientific(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "e", value)
        .replaceFirst("e([+-])0", "e$1")
        .replace("e+", "e");
  }
}
