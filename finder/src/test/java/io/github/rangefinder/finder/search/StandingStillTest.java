package io.github.rangefinder.finder.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trainings whose loss stands still for a while, so that short ones do not tell them apart. */
class StandingStillTest {
  private static final double RATE = Places.learningRate(-2);

  @Test
  void theLargestRateThatDidAboutAsWellGoesOn() {
    Scores scores = first(0.35, 0.36, 0.37, 0.38);
    assertEquals(List.of(0, 2, 6), Promotion.of(scores, 2, 3));
    assertEquals(List.of(0, 6), Promotion.of(scores, 2, 2));
  }

  @Test
  void itMustNotBeMuchWorse() {
    assertEquals(List.of(0, 2, 4), Promotion.of(first(0.35, 0.36, 0.37, 0.39), 2, 3));
    // of values below zero, too: -1 and -0.9 are about the same, -0.89 is not
    assertEquals(List.of(0, 2, 6), Promotion.of(first(-1, -0.99, -0.98, -0.9), 2, 3));
    assertEquals(List.of(0, 2, 4), Promotion.of(first(-1, -0.99, -0.98, -0.89), 2, 3));
  }

  @Test
  void whereTheLargestIsFarOffOneBetweenThemGoesOn() {
    assertEquals(List.of(0, 4, 8), Promotion.of(first(0.35, 0.36, 0.37, 0.381, 0.38), 2, 3));
    assertEquals(List.of(0, 2, 6), Promotion.of(first(0.35, 0.36, 0.5, 0.38), 2, 3));
    // a decade is not far
    assertEquals(List.of(0, 2, 4), Promotion.of(first(0.35, 0.36, 0.37, 0.5), 2, 3));
  }

  @Test
  void whatFailedDoesNotGoOn() {
    assertEquals(List.of(0, 2), Promotion.of(first(1, 1.01, Double.NaN, Double.NaN), 2, 3));
    assertEquals(List.of(0), Promotion.of(first(1), 2, 3));
  }

  @Test
  void whereWholeTrainingsGainNothingTheLargestRateComesNext() {
    assertEquals(4, next(0.35, 0.34, 0.36, 0.34, 0.41));
    // not where it was much worse than the best one: what lies between the two comes first
    assertEquals(1, next(0.35, 0.34, 0.36, 0.34, 0.43));
    // nor where one training has gained
    assertEquals(1, next(0.35, 0.34, 0.36, 0.32, 0.41));
  }

  /** What follows two whole trainings at places 0 and 2, and a shorter one at 4. */
  private static int next(double short0, double whole0, double short2, double whole2, double at4) {
    Scores scores = new Scores();
    add(scores, 0, 2, short0);
    add(scores, 0, 8, whole0);
    add(scores, 2, 2, short2);
    add(scores, 2, 8, whole2);
    add(scores, 4, 2, at4);
    return new Prospects(scores, 2, 8, 3).best(place -> true, place -> 1).getAsInt();
  }

  /** Whichever way trainings go on, the one rate that learns in time is found. */
  @Test
  void theRateThatLearnsInTheEndIsFound() {
    for (boolean goesOn : new boolean[] {true, false}) {
      RaceRules rules =
          new RaceRules(
              new RaceRules.Range(1e-4, 1),
              new RaceRules.Range(1e-6, 100),
              16,
              64,
              42,
              new RaceRules.Trainings(false, goesOn));
      RaceResult result =
          Race.run(
              rules,
              entries ->
                  entries.stream().map(entry -> new Score(entry, standingStill(entry))).toList());
      assertEquals(RATE, result.learningRate().orElseThrow(), 1e-9, "goes on: " + goesOn);
    }
  }

  /** Stands at 0.35, a little higher the larger the rate; falls after three units of time. */
  private static double standingStill(Entry entry) {
    if (entry.learningRate() > 1.01 * RATE) {
      return Double.NaN;
    }
    boolean learns = entry.learningRate() * entry.epochs() > 3;
    return learns ? 0.1 : 0.35 + 0.01 * Math.abs(Math.log10(entry.learningRate()) + 2.5);
  }

  /** Trainings of 2 epochs at places 0, 2, 4 and so on. */
  private static Scores first(double... values) {
    Scores scores = new Scores();
    IntStream.range(0, values.length).forEach(i -> add(scores, 2 * i, 2, values[i]));
    return scores;
  }

  private static void add(Scores scores, int place, double epochs, double value) {
    scores.add(new Score(new Entry(Places.learningRate(place), 42, epochs), value));
  }
}
