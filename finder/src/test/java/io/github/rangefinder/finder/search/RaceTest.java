package io.github.rangefinder.finder.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.PropertySeed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(PropertySeed.class)
class RaceTest {
  private static final double RATE = 0.02;

  /** A loss with its lowest value at a rate, which falls with the length of the training. */
  private static ToDoubleFunction<Entry> bowl(double rate) {
    return entry ->
        Math.pow(Math.log10(entry.learningRate() / rate), 2) + 0.5 + 1 / (1 + entry.epochs());
  }

  private static RaceRules rules(double epochs, double budget, boolean whole, boolean goesOn) {
    return new RaceRules(
        new RaceRules.Range(1e-4, 1),
        new RaceRules.Range(1e-6, 100),
        epochs,
        budget,
        42,
        new RaceRules.Trainings(whole, goesOn));
  }

  private static Race.Runner runner(ToDoubleFunction<Entry> value, List<Entry> asked) {
    return entries -> {
      asked.addAll(entries);
      return entries.stream().map(entry -> new Score(entry, value.applyAsDouble(entry))).toList();
    };
  }

  private static RaceResult race(RaceRules rules, ToDoubleFunction<Entry> value) {
    return Race.run(rules, runner(value, new ArrayList<>()));
  }

  /** Wherever the best rate is, within the first ones or a decade beyond them. */
  @Property(tries = 200)
  void findsTheBestWithinAnEighthOfADecade(
      @ForAll @DoubleRange(min = -5, max = 1) double place,
      @ForAll boolean goesOn,
      @ForAll @IntRange(min = 8, max = 40) int epochs) {
    double best = Math.pow(10, place);
    RaceResult result = race(rules(epochs, 4.0 * epochs, false, goesOn), bowl(best));
    double found = result.learningRate().getAsDouble();
    assertEquals(Math.log10(best), Math.log10(found), 0.26, () -> "found " + found);
    assertTrue(result.spent() <= 4.0 * epochs * (1 + 1e-6), () -> "spent " + result.spent());
    assertTrue(result.isEnclosed() && result.complete());
    WithinShare range = result.range();
    assertTrue(range.low() <= found && found <= range.high(), range::toString);
  }

  @Test
  void whatIsTrainedOnGoesOnFromWhereItEnded() {
    List<Entry> asked = new ArrayList<>();
    RaceResult result = Race.run(rules(24, 96, false, true), runner(bowl(RATE), asked));
    double whole =
        asked.stream()
            .mapToDouble(Entry::learningRate)
            .distinct()
            .map(
                rate ->
                    asked.stream()
                        .filter(entry -> entry.learningRate() == rate && entry.seed() == 42)
                        .mapToDouble(Entry::epochs)
                        .max()
                        .orElse(0))
            .sum();
    double repeats =
        asked.stream().filter(entry -> entry.seed() != 42).mapToDouble(Entry::epochs).sum();
    assertEquals(whole + repeats, result.spent(), 1e-9);
  }

  @Test
  void commandsTrainWholeEpochs() {
    List<Entry> asked = new ArrayList<>();
    RaceResult result = Race.run(rules(5, 20, true, false), runner(bowl(RATE), asked));
    asked.forEach(entry -> assertEquals(Math.rint(entry.epochs()), entry.epochs()));
    assertEquals(asked.stream().mapToDouble(Entry::epochs).sum(), result.spent());
    assertTrue(result.spent() <= 20);
    assertEquals(Math.log10(RATE), Math.log10(result.learningRate().getAsDouble()), 0.26);
  }

  @Test
  void aSingleEpochIsARaceToo() {
    RaceResult result = race(rules(1, 4, true, false), bowl(RATE));
    assertTrue(result.spent() <= 4);
    assertEquals(Math.log10(RATE), Math.log10(result.learningRate().getAsDouble()), 1.01);
  }

  @Test
  void aNarrowRangeHasBothItsEnds() {
    List<Entry> asked = new ArrayList<>();
    RaceRules.Range range = new RaceRules.Range(0.05, 0.1);
    RaceRules rules = new RaceRules(range, range, 4, 16, 42, new RaceRules.Trainings(true, false));
    Race.run(rules, runner(bowl(0.1), asked));
    assertEquals(
        List.of(Places.learningRate(-5), Places.learningRate(-4)),
        asked.stream().map(Entry::learningRate).distinct().toList());
  }

  @Test
  void failuresAreWorseThanAnything() {
    ToDoubleFunction<Entry> bowl = bowl(0.5);
    RaceResult result =
        race(
            rules(16, 64, false, true),
            entry -> entry.learningRate() > 0.1 ? Double.NaN : bowl.applyAsDouble(entry));
    assertEquals(0.1, result.learningRate().getAsDouble(), 1e-9);
    assertEquals(0.1, result.range().high(), 1e-9);
  }

  @Test
  void whereAllFailThereIsNoAnswerAndLittleIsSpent() {
    RaceResult result = race(rules(16, 64, false, true), entry -> Double.POSITIVE_INFINITY);
    assertTrue(result.learningRate().isEmpty());
    assertTrue(Double.isNaN(result.value()));
    assertTrue(result.spent() <= 0.5 * 64);
  }

  @Test
  void twoThatAreCloseAreRepeatedWithOtherSeeds() {
    ToDoubleFunction<Entry> flat =
        entry -> 1 + 0.001 * Math.abs(Math.log10(entry.learningRate()) + 2);
    List<Entry> asked = new ArrayList<>();
    Race.run(rules(8, 100, false, true), runner(flat, asked));
    assertEquals(
        List.of(43L, 43L, 44L, 44L),
        asked.stream().map(Entry::seed).filter(seed -> seed != 42).toList());
  }

  @Test
  void theRangeOfAParabolaIsWhereItIsFivePercentAbove() {
    // values 1 + 0.1 x^2 over places from the best: 5 % above it at x = sqrt(0.5)
    int[] places = IntStream.rangeClosed(-3, 3).toArray();
    double[] values = IntStream.of(places).mapToDouble(x -> 1 + 0.1 * x * x).toArray();
    WithinShare range = WithinShare.of(0, List.of(new Curve(places, values)));
    double reach = Math.pow(10, Math.sqrt(0.5) / 4);
    assertEquals(1 / reach, range.low(), 1e-9);
    assertEquals(reach, range.high(), 1e-9);
  }

  @Test
  void interruptedItKeepsWhatThereIs() {
    ToDoubleFunction<Entry> bowl = bowl(RATE);
    RaceResult result =
        Race.run(
            rules(16, 64, false, true),
            entries ->
                entries.subList(0, entries.size() - 1).stream()
                    .map(entry -> new Score(entry, bowl.applyAsDouble(entry)))
                    .toList());
    assertFalse(result.complete());
    assertTrue(result.learningRate().isPresent());
    double trained = result.scores().stream().mapToDouble(one -> one.entry().epochs()).sum();
    assertEquals(trained, result.spent(), 1e-9, "no more than what was trained");
  }

  @Test
  void theBestIsBorneOutByANearRateOrByTheRangeTest() {
    RaceRules rules = rules(8, 32, false, true);
    int best = Places.nearest(RATE);
    double rate = Places.learningRate(best);
    RaceResult alone = result(rules, score(best, 1), score(best + 3, 1.05));
    assertFalse(alone.isBorneOut(OptionalDouble.empty()), "the third place");
    assertTrue(alone.isBorneOut(OptionalDouble.of(3.1 * rate)));
    assertFalse(alone.isBorneOut(OptionalDouble.of(3.2 * rate)));
    assertTrue(alone.isBorneOut(OptionalDouble.of(rate / 3.1)));
    for (int near : new int[] {-2, -1, 1, 2}) {
      RaceResult close = result(rules, score(best, 1), score(best + near, 1.19));
      assertTrue(close.isBorneOut(OptionalDouble.empty()), "place " + near);
      RaceResult far = result(rules, score(best, 1), score(best + near, 1.3));
      assertFalse(far.isBorneOut(OptionalDouble.empty()), "place " + near);
    }
    assertTrue(
        result(rules, score(best, 1), score(best + 1, 1.3), score(best - 1, 3))
            .isBorneOut(OptionalDouble.empty()));
    assertTrue(
        result(rules, score(best, -1), score(best - 1, -0.85)).isBorneOut(OptionalDouble.empty()));
    assertFalse(result(rules).isBorneOut(OptionalDouble.of(rate)));
  }

  @Test
  void whatPromisesMostIsTrainedToTheEnd() {
    // two whole trainings half a decade apart are close, so that the place between them comes next
    Scores scores = new Scores();
    trained(scores, 0, 0.9, 0.5);
    trained(scores, 2, 0.92, 0.55);
    trained(scores, 4, 1.5, Double.NaN);
    Prospects prospects = new Prospects(scores, 2, 8, 3);
    assertEquals(1, prospects.best(place -> place > 0, place -> 1).getAsInt());
    // with nothing beyond, a place is expected 2 % worse than the best
    assertEquals(-1, prospects.best(place -> true, place -> 1).getAsInt());
    // what has a shorter training is expected to gain as much as the others: 1.5 - 0.385
    assertEquals(4, prospects.best(place -> place > 2, place -> 1).getAsInt());
    assertTrue(prospects.best(place -> place > 4, place -> 1).isEmpty());
  }

  @Test
  void whereTheBestWasBetterBeforeItEndedASmallerRateComesNext() {
    assertEquals(0, afterWorsening(0.5, 0.56));
    assertEquals(1, afterWorsening(0.5, 0.54), "no more than a tenth");
    assertEquals(0, afterWorsening(-0.5, -0.44));
  }

  /** What follows whole trainings at places 2 and 4, of which the first is the better one. */
  private static int afterWorsening(double before, double after) {
    Scores scores = new Scores();
    trained(scores, 2, before, after);
    trained(scores, 4, before, after + 0.03);
    return new Prospects(scores, 2, 8, 3).best(place -> true, place -> 1).getAsInt();
  }

  @Test
  void whereTheLargestIsFarBetterThanTheNextALargerOneComesNext() {
    assertEquals(4, afterLargest(0.56, 0.7));
    assertEquals(1, afterLargest(0.54, 0.7), "no more than a tenth");
    assertEquals(1, afterLargest(0.56, 0.8), "its shorter training was much worse");
  }

  /** What follows whole trainings at places 0 and 2, of which the second is the better one. */
  private static int afterLargest(double smaller, double shorterAbove) {
    Scores scores = new Scores();
    trained(scores, 0, 0.65, smaller);
    trained(scores, 2, 0.65, 0.5);
    trained(scores, 4, shorterAbove, Double.NaN);
    return new Prospects(scores, 2, 8, 3).best(place -> true, place -> 1).getAsInt();
  }

  @Test
  void aShorterTrainingThatCostsLessGoesFirstWhereAllIsFlat() {
    Scores scores = new Scores();
    trained(scores, 0, 1.5, 1);
    trained(scores, 2, 1.5, 1);
    trained(scores, -2, 1.7, 1.2);
    trained(scores, 4, 1.6, Double.NaN);
    Prospects prospects = new Prospects(scores, 2, 8, 3);
    assertEquals(4, prospects.best(place -> true, place -> place == 4 ? 0.2 : 1).getAsInt());
    assertEquals(1, prospects.best(place -> true, place -> 1).getAsInt());
  }

  @Test
  void aRateThatFailedIsNotTrainedAgain() {
    Scores scores = new Scores();
    trained(scores, 0, 0.9, 0.5);
    trained(scores, 2, Double.POSITIVE_INFINITY, Double.NaN);
    Prospects prospects = new Prospects(scores, 2, 8, 3);
    assertEquals(1, prospects.best(place -> place > 0, place -> 1).getAsInt());
    assertTrue(prospects.best(place -> place > 1, place -> 1).isEmpty());
    assertTrue(new Prospects(new Scores(), 2, 8, 3).best(place -> true, place -> 1).isEmpty());
  }

  @Test
  void howBadARateAboveIsDoesNotSayWhereThatBegins() {
    // 0.75 is expected below, halfway to the next one; above at most a tenth more than 0.5
    Scores steep = new Scores();
    trained(steep, 0, 0.9, 0.5);
    trained(steep, -2, 1.4, Double.NaN);
    trained(steep, 2, Double.POSITIVE_INFINITY, Double.NaN);
    assertEquals(1, next(steep));
    // where it is flat below, the better one is there: 0.525
    Scores flat = new Scores();
    trained(flat, 0, 0.9, 0.5);
    trained(flat, -2, 0.95, Double.NaN);
    trained(flat, 2, 3, Double.NaN);
    assertEquals(-1, next(flat));
    // values below zero likewise: -0.875 below, -0.9 above
    Scores negative = new Scores();
    trained(negative, 0, -0.5, -1);
    trained(negative, -2, -0.25, Double.NaN);
    trained(negative, 2, 7, Double.NaN);
    assertEquals(1, next(negative));
  }

  /** The best one's neighbour that comes next. */
  private static int next(Scores scores) {
    return new Prospects(scores, 2, 8, 3)
        .best(place -> Math.abs(place) == 1, place -> 1)
        .getAsInt();
  }

  /** A training of 2 epochs, and one of 8 unless its value is no number. */
  private static void trained(Scores scores, int place, double shorter, double whole) {
    scores.add(new Score(new Entry(Places.learningRate(place), 42, 2), shorter));
    if (!Double.isNaN(whole)) {
      scores.add(new Score(new Entry(Places.learningRate(place), 42, 8), whole));
    }
  }

  @Test
  void whereTrainingsBeginAnewTheBudgetGoesIntoWholeOnes() {
    assertEquals(List.of(1.0, 3.0, 8.0), rules(8, 32, true, true).rounds());
    assertEquals(List.of(1.0, 8.0), rules(8, 32, true, false).rounds());
    List<Entry> asked = new ArrayList<>();
    Race.run(rules(8, 32, true, false), runner(bowl(RATE), asked));
    assertTrue(asked.stream().filter(entry -> entry.epochs() == 8).count() >= 2, asked::toString);
  }

  private static RaceResult result(RaceRules rules, Score... scores) {
    return new RaceResult(rules, List.of(scores), 8.0 * scores.length, true);
  }

  private static Score score(int place, double value) {
    return new Score(new Entry(Places.learningRate(place), 42, 8), value);
  }
}
