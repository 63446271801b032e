package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.search.Places;
import io.github.rangefinder.finder.search.Race;
import io.github.rangefinder.finder.search.RaceResult;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.search.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * What a search, a verification and two published algorithms would have answered, told from the
 * trainings of a measurement. Their learning rates are those of its grid, their trainings those of
 * its seed.
 */
public final class Simulation {
  /** The names of the answers. */
  public static final String SEARCH = "search";

  /** See {@link #SEARCH}. */
  public static final String VERIFY = "verify";

  private static final String RANDOM = "random search";
  private static final String HALVING = "halving";

  /** The first rates of a race span at least a decade, also where the grid begins above them. */
  private static final double LEAST_FACTOR = 10;

  /** A race takes as long as so many trainings. */
  private static final double TRAININGS = 4;

  /**
   * So many rates at first, of which each round keeps a third: the bracket of Hyperband, and of
   * Optuna's successive halving with a reduction factor of 3, that costs as much as four trainings.
   * Source: Li and others, "Hyperband", 2018.
   */
  private static final int FIRST = 17;

  private static final int REDUCTION = 3;

  private final Measurement measurement;
  private final Rounds rounds;
  private final Random random;

  private Simulation(Measurement measurement) {
    this.measurement = measurement;
    this.rounds = measurement.rounds();
    this.random = new Random(31L * measurement.task().hashCode() + measurement.seed());
  }

  /**
   * All of them by their names; none where the measurement does not have what they need.
   *
   * @param ours what our rule reads off the range test
   * @param testEpochs how long that test took
   */
  public static Map<String, Answered> of(
      Measurement measurement, Suggestion ours, double testEpochs) {
    Map<String, Answered> answers = new LinkedHashMap<>();
    if (measurement.rounds() != null) {
      Simulation simulation = new Simulation(measurement);
      answers.put(SEARCH, simulation.search(ours.learningRate()));
      answers.put(VERIFY, simulation.verify(ours, testEpochs));
      answers.put(RANDOM, simulation.randomSearch());
      answers.put(HALVING, simulation.halving());
    }
    return answers;
  }

  private double loss(double learningRate, double epochs) {
    return rounds.value(
        new Entry(learningRate, measurement.seed(), epochs), measurement.outcomes());
  }

  private Answered search(OptionalDouble readOff) {
    List<Outcome> grid = measurement.outcomes();
    RaceRules rules =
        new RaceRules(
            new RaceRules.Range(
                clamped(rounds.from()),
                clamped(Math.max(rounds.to(), LEAST_FACTOR * clamped(rounds.from())))),
            new RaceRules.Range(
                grid.get(0).learningRate(), grid.get(grid.size() - 1).learningRate()),
            rounds.epochs(),
            Math.max(0, TRAININGS * rounds.epochs() - rounds.testEpochs()),
            measurement.seed(),
            new RaceRules.Trainings(false, true));
    RaceResult race = Race.run(rules, entries -> entries.stream().map(this::score).toList());
    Verdict verdict =
        race.learningRate().isEmpty()
            ? Verdict.NONE
            : race.isReliable(readOff) ? Verdict.RELIABLE : Verdict.UNCERTAIN;
    return new Answered(
        race.learningRate(), Optional.of(verdict), rounds.testEpochs() + race.spent());
  }

  /** The standard error of a value; 0 in measurements of earlier releases, which do not say it. */
  private static double known(Score score) {
    return Double.isNaN(score.standardError()) ? 0 : score.standardError();
  }

  private Score score(Entry entry) {
    List<Outcome> grid = measurement.outcomes();
    return new Score(entry, rounds.value(entry, grid), rounds.error(entry, grid));
  }

  private double clamped(double learningRate) {
    List<Outcome> grid = measurement.outcomes();
    return Math.max(
        grid.get(0).learningRate(),
        Math.min(learningRate, grid.get(grid.size() - 1).learningRate()));
  }

  /** At the places of the grid next to the multiples, after the second length. */
  private Answered verify(Suggestion ours, double testEpochs) {
    if (ours.learningRate().isEmpty()) {
      return new Answered(OptionalDouble.empty(), Optional.of(Verdict.NONE), testEpochs);
    }
    double length = rounds.lengths().get(Math.min(1, rounds.lengths().size() - 1));
    List<Trial> trials = new ArrayList<>();
    for (double factor : Verification.FACTORS) {
      double wanted = factor * ours.learningRate().getAsDouble();
      double rate = clamped(Places.learningRate(Places.nearest(wanted)));
      Score score = score(new Entry(rate, measurement.seed(), length));
      trials.add(
          score.failed()
              ? Trial.blownUp(wanted)
              : new Trial(wanted, score.value(), known(score), OptionalDouble.empty()));
    }
    Suggestion verified = new Verification(1, trials).of(ours);
    return new Answered(
        verified.learningRate(),
        Optional.of(verified.verdict()),
        testEpochs + trials.size() * length);
  }

  private List<Double> shuffledGrid() {
    List<Double> rates = new ArrayList<>();
    measurement.outcomes().forEach(outcome -> rates.add(outcome.learningRate()));
    Collections.shuffle(rates, random);
    return rates;
  }

  private OptionalDouble best(List<Double> rates, double epochs) {
    return rates.stream()
        .filter(rate -> !Double.isNaN(loss(rate, epochs)))
        .min(Comparator.comparingDouble(rate -> loss(rate, epochs)))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Whole trainings at rates drawn from the grid. */
  private Answered randomSearch() {
    List<Double> drawn = shuffledGrid().subList(0, (int) TRAININGS);
    return new Answered(
        best(drawn, rounds.epochs()), Optional.empty(), TRAININGS * rounds.epochs());
  }

  /** Rates drawn from the grid, the better third of which goes on after each round. */
  private Answered halving() {
    List<Double> left = shuffledGrid().subList(0, FIRST);
    double epochs = 0;
    double before = 0;
    for (double length : rounds.lengths()) {
      epochs += left.size() * (length - before);
      before = length;
      List<Double> ranked = new ArrayList<>(left);
      ranked.sort(Comparator.comparingDouble(rate -> orInfinite(loss(rate, length))));
      int kept = length == rounds.epochs() ? 1 : Math.max(1, ranked.size() / REDUCTION);
      left = ranked.subList(0, kept);
    }
    return new Answered(best(left, rounds.epochs()), Optional.empty(), epochs);
  }

  private static double orInfinite(double loss) {
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }
}
