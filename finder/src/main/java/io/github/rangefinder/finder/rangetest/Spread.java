package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a rule suggests over the repeats of a test; distances between learning rates are those of
 * their logarithms.
 *
 * @param median half of the learning rates lie below it
 * @param low a tenth of them lie below it
 * @param high a tenth of them lie above it
 * @param found how many repeats gave a learning rate; where none did, the numbers are NaN
 */
public record Spread(double median, double low, double high, int found) {
  /** The lower end of the band that leaves out the tenth at either side. */
  public static final double LOW = 0.1;

  /** The upper end of that band. */
  public static final double HIGH = 0.9;

  /** That of a rule which nobody asked, or which gave no learning rate. */
  public static final Spread NOTHING = new Spread(Double.NaN, Double.NaN, Double.NaN, 0);

  /** The spread of the learning rates that there are. */
  public static Spread of(List<OptionalDouble> suggestions) {
    return ofRates(
        suggestions.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }

  /** The spread of learning rates. */
  static Spread ofRates(double[] rates) {
    if (rates.length == 1) { // a logarithm and back would cost the last digit
      return new Spread(rates[0], rates[0], rates[0], 1);
    }
    Quantiles logs = Quantiles.of(Arrays.stream(rates).map(StrictMath::log).toArray());
    return new Spread(
        StrictMath.exp(logs.median()),
        StrictMath.exp(logs.at(LOW)),
        StrictMath.exp(logs.at(HIGH)),
        rates.length);
  }

  /** How many times the low end the high end is; 1 for a single learning rate. */
  public double factor() {
    return high / low;
  }
}
