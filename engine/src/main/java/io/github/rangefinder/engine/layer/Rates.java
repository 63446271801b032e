package io.github.rangefinder.engine.layer;

/** Checks of what noise layers are told. */
final class Rates {
  private Rates() {}

  /** Refuses a share of elements that is not at least 0 and below 1. */
  static void requireShare(String layer, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          layer + " needs a rate of at least 0 and below 1, got " + rate);
    }
  }

  /** Refuses what is not a finite number of at least 0. */
  static void requireAtLeastZero(String layer, String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s needs %s of at least 0, got %s".formatted(layer, name, value));
    }
  }

  /** Refuses a range that is not one of numbers. */
  static void requireRange(String layer, double low, double high) {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "%s needs a range from low to high, got %s to %s".formatted(layer, low, high));
    }
  }
}
