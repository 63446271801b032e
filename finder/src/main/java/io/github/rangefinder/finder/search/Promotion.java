package io.github.rangefinder.finder.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Which rates of the first round go on to the next one: the best ones, and as the last of these the
 * largest that did about as well as the best, with one in the middle where that one is far off.
 *
 * <p>Where a loss stands still for a while and then falls, all rates look the same after a short
 * training, and their ranking is chance. The larger a rate, the sooner it leaves such a place.
 */
final class Promotion {
  /** Values within this share of the best one may be in any order after a longer training. */
  private static final double ABOUT = 0.1;

  /**
   * So many places from the best one to the largest that did as well, a decade and a half, are
   * those of a loss that stands still: there the second best is no better than what lies between.
   */
  private static final int FAR = 6;

  private Promotion() {}

  /**
   * The places that go on, the best one first.
   *
   * @param length that of the trainings of the first round, of which one did not fail
   * @param most how many go on at most, above 1
   */
  static List<Integer> of(Scores scores, double length, int most) {
    List<Integer> ranked = scores.ranked(length).stream().filter(p -> !scores.failed(p)).toList();
    double best = scores.value(ranked.get(0), length).orElseThrow();
    List<Integer> asGood =
        ranked.stream()
            .filter(
                place -> scores.value(place, length).orElseThrow() <= best + ABOUT * Math.abs(best))
            .toList();
    int largest = Collections.max(asGood);
    List<Integer> places = new ArrayList<>(ranked.subList(0, Math.min(ranked.size(), most)));
    if (!places.contains(largest)) {
      places.set(places.size() - 1, largest);
      int distance = largest - ranked.get(0);
      if (distance >= FAR && places.size() > 2) {
        int middle = nearest(asGood, ranked.get(0) + distance / 2);
        if (!places.contains(middle)) {
          places.set(1, middle);
        }
      }
    }
    return places;
  }

  private static int nearest(List<Integer> places, int to) {
    return places.stream()
        .min(Comparator.comparingInt(place -> Math.abs(place - to)))
        .orElseThrow();
  }
}
