package io.github.rangefinder.finder.run.job;

import io.github.rangefinder.finder.rangetest.Rounded;
import java.util.Locale;

/** Numbers as progress shows them: short, and of a width that hardly changes. */
public final class Figures {
  private Figures() {}

  /** A loss with four places behind the point, fewer from 100 on. */
  public static String loss(double loss) {
    return Math.abs(loss) < 100 ? String.format(Locale.ROOT, "%.4f", loss) : Rounded.loss(loss);
  }

  /** Seconds as minutes and seconds, {@code 1:05}. */
  public static String minutes(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
