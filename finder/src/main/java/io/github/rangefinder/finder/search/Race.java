package io.github.rangefinder.finder.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;

/**
 * Finds a learning rate by trainings within a budget: many rates for a little, the better ones for
 * longer, the best ones for as long as it is for.
 *
 * <p>The first round tries rates half a decade apart, and goes on beyond an end at which the best
 * one lies. Every round takes the best of the one before, see {@link Promotion}. After the last
 * round, as long as the budget lasts, what promises most is trained to the end too, see {@link
 * Prospects}; and where two are close, both with other seeds.
 *
 * <p>Source: successive halving, Karnin, Koren and Somekh, "Almost optimal exploration in
 * multi-armed bandits", 2013; for trainings Jamieson and Talwalkar, 2016. What is added is the
 * order of the learning rates: where one is best, its neighbours are good.
 */
public final class Race {
  /** Rates of the first round, in quarters of a decade. */
  static final int HALF_DECADE = 2;

  /** The first round takes at most this share of the budget, but tries at least three rates. */
  private static final double FIRST_SHARE = 0.4;

  private static final int LEAST_RATES = 3;

  /** How far the first round goes beyond an end at which the best rate lies, in half decades. */
  private static final int MOST_EXTENSIONS = 3;

  /** How many of a round go on to the next one, and to the last one. */
  private static final int TO_NEXT = 3;

  private static final int TO_LAST = 2;

  /** Values closer than this share of the better one are close: a seed moves them as far. */
  private static final double CLOSE = 0.02;

  /** So many seeds at most for each of two that are close. */
  private static final int MOST_SEEDS = 3;

  private final RaceRules rules;
  private final Runner runner;
  private final List<Double> rounds;
  private final Scores scores = new Scores();
  private double spent;
  private boolean interrupted;

  /** Who runs the trainings. */
  @FunctionalInterface
  public interface Runner {
    /**
     * Runs trainings, which may go side by side.
     *
     * @return what came of each, in their order; fewer if somebody interrupted
     */
    List<Score> run(List<Entry> entries);
  }

  private Race(RaceRules rules, Runner runner) {
    this.rules = rules;
    this.runner = runner;
    this.rounds = rules.rounds();
  }

  /** Runs a race to its end, or until the runner is interrupted. */
  public static RaceResult run(RaceRules rules, Runner runner) {
    return new Race(rules, runner).run();
  }

  private RaceResult run() {
    first();
    for (int round = 1; round < rounds.size() && !interrupted; round++) {
      round(round);
    }
    promising();
    repeats();
    return new RaceResult(rules, scores.all(), spent, !interrupted);
  }

  private double cost(int place, long seed, double epochs) {
    return epochs - (rules.trainings().goOn() ? scores.longest(place, seed) : 0);
  }

  private boolean affords(double cost) {
    return spent + cost <= rules.budget() * (1 + 1e-9);
  }

  /** Trains at places for a length, with the race's seed. */
  private void train(List<Integer> places, double epochs) {
    train(places, rules.seed(), epochs);
  }

  private void train(List<Integer> places, long seed, double epochs) {
    if (places.isEmpty() || interrupted) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    for (int place : places) {
      entries.add(new Entry(Places.learningRate(place), seed, epochs));
    }
    List<Score> results = runner.run(entries);
    for (Score score : results) { // an interrupted training is not among them
      spent += cost(Places.nearest(score.entry().learningRate()), seed, epochs);
      scores.add(score);
    }
    interrupted = results.size() < entries.size();
  }

  private boolean isAllowed(int place) {
    double rate = Places.learningRate(place);
    double rounding = 1e-9;
    return rate >= rules.limits().low() * (1 - rounding)
        && rate <= rules.limits().high() * (1 + rounding);
  }

  /** The first round: a grid, the gaps beside its best, and what lies beyond its ends. */
  private void first() {
    double length = rounds.get(0);
    train(grid(), length);
    fillGaps(length);
    for (int i = 0; i < MOST_EXTENSIONS && !interrupted; i++) {
      SortedSet<Integer> tried = scores.places(length);
      int best = scores.ranked(length).get(0);
      int beyond =
          best == tried.first()
              ? best - HALF_DECADE
              : best == tried.last() ? best + HALF_DECADE : best;
      if (beyond == best || !isAllowed(beyond) || !affords(length + wholeFrom(0))) {
        return;
      }
      train(List.of(beyond), length);
    }
  }

  /** What is kept back in a round, so that one training can come to its end. */
  private double wholeFrom(int round) {
    return round == rounds.size() - 1
        ? 0
        : rules.epochs() - (rules.trainings().goOn() ? rounds.get(round) : 0);
  }

  /** As many places, evenly from one end to the other, as the first round's share can pay. */
  private List<Integer> grid() {
    int low = Places.nearest(rules.first().low());
    int high = Math.max(low, Places.nearest(rules.first().high()));
    int payable = (int) Math.floor(FIRST_SHARE * rules.budget() / rounds.get(0) + 1e-9);
    int whole = (high - low + HALF_DECADE - 1) / HALF_DECADE + 1;
    int count = Math.min(whole, Math.max(LEAST_RATES, payable));
    Set<Integer> places = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      int place =
          count == whole
              ? low + HALF_DECADE * i
              : (int) Math.round(low + (double) (high - low) * i / (count - 1));
      if (isAllowed(Math.min(place, high))) {
        places.add(isAllowed(place) ? place : high);
      }
    }
    return List.copyOf(places);
  }

  /**
   * Tries what lies halfway to the best one's neighbours, while these are over a half decade off.
   */
  private void fillGaps(double length) {
    boolean filled = true;
    while (filled && !interrupted) {
      int best = scores.ranked(length).get(0);
      SortedSet<Integer> tried = scores.places(length);
      List<Integer> gaps = new ArrayList<>();
      if (best != tried.first() && best - tried.headSet(best).last() > HALF_DECADE) {
        gaps.add((best + tried.headSet(best).last()) / 2);
      }
      if (best != tried.last() && tried.tailSet(best + 1).first() - best > HALF_DECADE) {
        gaps.add((best + tried.tailSet(best + 1).first() + 1) / 2);
      }
      filled = !gaps.isEmpty() && affords(gaps.size() * length + wholeFrom(0));
      if (filled) {
        train(gaps, length);
      }
    }
  }

  private void round(int round) {
    double length = rounds.get(round);
    List<Integer> ranked = scores.ranked(rounds.get(round - 1));
    if (ranked.isEmpty() || scores.failed(ranked.get(0))) {
      return;
    }
    int most = round == rounds.size() - 1 ? TO_LAST : TO_NEXT;
    List<Integer> best =
        round == 1
            ? Promotion.of(scores, rounds.get(0), most)
            : ranked.subList(0, Math.min(ranked.size(), most));
    List<Integer> chosen = new ArrayList<>();
    double cost = wholeFrom(round);
    for (int place : best) {
      double more = cost(place, rules.seed(), length);
      if (!scores.failed(place) && (chosen.isEmpty() || affords(cost + more))) {
        chosen.add(place);
        cost += more;
      }
    }
    train(chosen, length);
  }

  /** Trains to the end what promises most, one by one, as long as the budget lasts. */
  private void promising() {
    OptionalInt next = mostPromising();
    while (next.isPresent() && !interrupted) {
      train(List.of(next.getAsInt()), rules.epochs());
      next = mostPromising();
    }
  }

  private OptionalInt mostPromising() {
    double shorter = rounds.get(Math.max(0, rounds.size() - 2));
    Prospects prospects = new Prospects(scores, shorter, rules.epochs(), TO_NEXT);
    return prospects.best(
        place -> isAllowed(place) && affords(cost(place, rules.seed(), rules.epochs())),
        place -> cost(place, rules.seed(), rules.epochs()) / rules.epochs());
  }

  /** Where the two best are close, trains both with other seeds. */
  private void repeats() {
    for (int i = 1; i < MOST_SEEDS && !interrupted; i++) {
      List<Integer> ranked = scores.ranked(rules.epochs());
      if (ranked.size() < 2 || !affords(2 * rules.epochs())) {
        return;
      }
      double best = scores.value(ranked.get(0), rules.epochs()).orElseThrow();
      double second = scores.value(ranked.get(1), rules.epochs()).orElseThrow();
      if (!(second - best <= CLOSE * Math.abs(best))) {
        return;
      }
      train(ranked.subList(0, 2), rules.seed() + i, rules.epochs());
    }
  }
}
