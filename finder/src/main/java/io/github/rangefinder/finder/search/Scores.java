package io.github.rangefinder.finder.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that is known of a race, by place and length; of several seeds the mean counts. */
final class Scores {
  /** A difference of more than this share of a value is more than another seed makes. */
  private static final double MUCH = 0.1;

  private final List<Score> all = new ArrayList<>();

  void add(Score score) {
    all.add(score);
  }

  List<Score> all() {
    return List.copyOf(all);
  }

  private List<Score> at(int place) {
    return all.stream()
        .filter(score -> Places.nearest(score.entry().learningRate()) == place)
        .toList();
  }

  /** The value at a place after a length; empty if no training of it was that long. */
  OptionalDouble value(int place, double epochs) {
    return at(place).stream()
        .filter(score -> score.entry().epochs() == epochs)
        .mapToDouble(Score::value)
        .average();
  }

  /**
   * Whether the values at a place came to more than a tenth above where they were after a shorter
   * training: what is learned last there are the samples by heart, the sooner the larger the rate.
   */
  boolean worsens(int place, double shorter, double longer) {
    double before = value(place, shorter).orElse(Double.NaN);
    double after = value(place, longer).orElse(Double.NaN);
    return after - before > MUCH * Math.abs(before);
  }

  /**
   * Whether the best place after a length is the largest that did not fail, and the next smaller
   * one is more than a tenth worse, so that a better one may lie above.
   */
  boolean mayLieAbove(int best, double epochs) {
    List<Integer> places = places(epochs).stream().filter(place -> !failed(place)).toList();
    int next = places.indexOf(best) - 1;
    if (next < 0 || best != places.get(places.size() - 1)) {
      return false;
    }
    double value = value(best, epochs).orElseThrow();
    return value(places.get(next), epochs).orElseThrow() - value > MUCH * Math.abs(value);
  }

  /** The standard error of that value, the mean of its seeds'; NaN where it is not known. */
  double standardError(int place, double epochs) {
    return at(place).stream()
        .filter(score -> score.entry().epochs() == epochs)
        .mapToDouble(Score::standardError)
        .average()
        .orElse(Double.NaN);
  }

  /** The longest training at a place with a seed; 0 if there is none. */
  double longest(int place, long seed) {
    return at(place).stream()
        .filter(score -> score.entry().seed() == seed)
        .mapToDouble(score -> score.entry().epochs())
        .max()
        .orElse(0);
  }

  /** Whether a training at a place failed, at any length. */
  boolean failed(int place) {
    return at(place).stream().anyMatch(Score::failed);
  }

  /** The places with a training of a length, from the smallest rate to the largest. */
  SortedSet<Integer> places(double epochs) {
    SortedSet<Integer> places = new TreeSet<>();
    for (Score score : all) {
      if (score.entry().epochs() == epochs) {
        places.add(Places.nearest(score.entry().learningRate()));
      }
    }
    return places;
  }

  /** The same, the best first; of equal ones the smaller rate, which is the safer one. */
  List<Integer> ranked(double epochs) {
    TreeMap<Integer, Double> values = new TreeMap<>();
    places(epochs).forEach(place -> values.put(place, value(place, epochs).orElseThrow()));
    return values.keySet().stream().sorted(Comparator.comparingDouble(values::get)).toList();
  }
}
