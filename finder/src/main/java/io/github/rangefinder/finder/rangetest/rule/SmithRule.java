package io.github.rangefinder.finder.rangetest.rule;

import io.github.rangefinder.finder.rangetest.Bounds;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Smith's bounds for a cyclical learning rate, from the accuracy on held-out samples: see {@link
 * AccuracyRise}. Nothing where no accuracy was measured.
 *
 * @param isUpper whether this is the upper bound
 */
public record SmithRule(boolean isUpper) implements Rule {
  @Override
  public String name() {
    return isUpper ? "smith-upper" : "smith-lower";
  }

  @Override
  public OptionalDouble suggest(RangeCurve curve, int iterations) {
    Optional<Bounds> bounds = AccuracyRise.bounds(curve);
    return bounds.isEmpty()
        ? OptionalDouble.empty()
        : Points.usable(isUpper ? bounds.get().upper() : bounds.get().lower());
  }
}
