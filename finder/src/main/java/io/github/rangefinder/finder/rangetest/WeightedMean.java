package io.github.rangefinder.finder.rangetest;

/** The mean of losses as they come, each with its weight. */
final class WeightedMean {
  private int size;
  private double weight;
  private double sum;

  /** One loss more. */
  void add(double loss, double itsWeight) {
    size++;
    weight += itsWeight;
    sum += itsWeight * loss;
  }

  /** How many losses it is of. */
  int size() {
    return size;
  }

  /** The mean; NaN of no losses. */
  double value() {
    return sum / weight;
  }

  /** All their weights together. */
  double weight() {
    return weight;
  }
}
