package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curves of many kinds, as somebody may have recorded them: what falls and rises gets a number. */
class CurveKindsTest {
  private static final double DECADES = 6;

  /** So many of each kind, with fixed seeds. */
  private static final int CURVES = 60;

  private static final int NOISES = 200;

  /** Of decades above the start, where a loss falls, is low, and rises. */
  enum Kind {
    NOISY(2, 4, (x, r) -> 1 + valley(x, 1) + 0.3 * r.nextGaussian()),
    SLOW(1.5, 4.5, (x, r) -> 1 + valley(x, 2) + 0.35 * r.nextGaussian()),
    SLOW_WITHOUT_A_BLOW_UP(
        1.5,
        4.5,
        (x, r) ->
            2 - 0.4 * clamp(x - 1.5, 2) + 0.8 * Math.max(0, x - 4.5) + 0.3 * r.nextGaussian()),
    BEGINS_FALLEN(0, 4.5, (x, r) -> 2 * Math.exp(-x / 0.06) + soar(x - 4.5) + noise(r)),
    BEGINS_ALL_BUT_FALLEN(0, 4.5, (x, r) -> 3 * Math.exp(-x / 0.04) + soar(x - 4.5) + noise(r)),
    BEGINS_FALLEN_AND_RISES_SLOWLY(
        0, 4, (x, r) -> 2 * Math.exp(-x / 0.1) + 0.5 * Math.max(0, x - 3) + noise(r)),
    HIGH_ABOVE_ZERO(2, 4, (x, r) -> 1e4 + valley(x, 1) + 0.1 * r.nextGaussian()),
    NEGATIVE(2, 4, (x, r) -> 20 * valley(x, 1) - 50 + 3 * r.nextGaussian()),
    OVER_DECADES(
        1.5,
        5,
        (x, r) -> 2.3 * power(7 * s(4 * (x - 5)) - 5 * s(3 * (x - 2.5)) + 0.2 * r.nextGaussian())),
    OVER_DECADES_SLOWLY(
        1.5,
        4.5,
        (x, r) ->
            2.3
                * power(
                    6 * Math.max(0, x - 4.3) - 1.2 * clamp(x - 1, 3) + 0.25 * r.nextGaussian())),
    SPIKES(
        2, 4, (x, r) -> 1 + valley(x, 1) + 0.1 * r.nextGaussian() + (r.nextInt(25) == 0 ? 5 : 0)),
    STANDS_STILL(3, 4.6, (x, r) -> 2 * s(12 * (3.8 - x)) + soar(3 * (x - 4.5)) + noise(r)),
    TWO_STEPS(
        1,
        4.8,
        (x, r) -> s(8 * (1.5 - x)) + s(8 * (3.2 - x)) + soar(x - 4.8) + 0.2 * r.nextGaussian()),
    ENDS_WITH_NAN(
        2, 5, (x, r) -> x > 4.2 ? Double.NaN : s(4 * (2.5 - x)) + 0.15 * r.nextGaussian()),
    FALLS_TO_0_AND_STAYS(
        1, 6, (x, r) -> x > 3 ? 0 : s(4 * (1.8 - x)) * (2.3 + 0.1 * r.nextGaussian())),
    FALLS_TO_0_AND_RISES(
        1,
        4.7,
        (x, r) ->
            (x < 3 ? s(4 * (1.8 - x)) : Math.max(0, x - 4.5)) * (2.3 + 0.4 * r.nextGaussian())),
    AS_NOISY_AS_HIGH(2, 4, (x, r) -> (0.2 + valley(x, 1)) * (1 + 0.2 * r.nextGaussian())),
    HEAVY_TAILS(2, 4, (x, r) -> 1 + valley(x, 1) + 0.15 * tailed(r)),
    A_BUMP_BEFORE(
        2,
        4.6,
        (x, r) -> s(5 * (2.8 - x)) + hill(x - 1.5) + soar(x - 4.5) + 0.15 * r.nextGaussian()),
    IN_STEPS(2, 4, (x, r) -> Math.rint(4 * valley(x, 1) + 0.8 * r.nextGaussian()) / 4),
    FIRST_LOSS_HUGE(1, 4, (x, r) -> x == 0 ? 100 : 1 + valley(x, 1) + 0.15 * r.nextGaussian()),
    BLOWS_UP_BEYOND_NUMBERS(
        2, 4, (x, r) -> x > 4.5 ? power(60 * x) : 1 + valley(x, 1) + 0.2 * r.nextGaussian());

    private final double from;
    private final double to;
    private final Loss loss;

    Kind(double from, double to, Loss loss) {
      this.from = from;
      this.to = to;
      this.loss = loss;
    }
  }

  /** Losses that say nothing, however they are distributed. */
  enum Noise {
    NORMAL(Random::nextGaussian),
    UNIFORM(Random::nextDouble),
    TWO_VALUES(r -> r.nextInt(2)),
    EXPONENTIAL(r -> -Math.log(1 - r.nextDouble())),
    LOGARITHM_NORMAL(r -> Math.exp(r.nextGaussian())),
    HEAVY_TAILED(CurveKindsTest::tailed);

    private final ToDoubleFunction<Random> loss;

    Noise(ToDoubleFunction<Random> loss) {
      this.loss = loss;
    }
  }

  @FunctionalInterface
  interface Loss {
    double at(double decades, Random random);
  }

  private static double s(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double power(double exponent) {
    return Math.pow(10, exponent);
  }

  private static double clamp(double x, double most) {
    return Math.max(0, Math.min(x, most));
  }

  private static double soar(double x) {
    return Math.min(50, Math.exp(4 * x));
  }

  private static double hill(double x) {
    return 0.4 * Math.exp(-8 * x * x);
  }

  private static double noise(Random random) {
    return 0.25 * random.nextGaussian();
  }

  /** Falls by 1 around 2.5 over some decades, and rises a decade behind. */
  private static double valley(double x, double over) {
    return s(4.4 / over * (2.5 - x)) + soar(1.5 * (x - 3.5 - over / 2));
  }

  /** Student's t of three degrees of freedom. */
  private static double tailed(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double one = random.nextGaussian();
      squares += one * one / 3;
    }
    return random.nextGaussian() / Math.sqrt(squares);
  }

  private static Suggestion judged(int size, DoubleUnaryOperator loss) {
    double[] rates = new double[size];
    double[] losses = new double[size];
    int end = 0;
    while (end < size && (end == 0 || Double.isFinite(losses[end - 1]))) {
      double decades = DECADES * end / (size - 1);
      rates[end] = 1e-5 * power(decades);
      losses[end] = loss.applyAsDouble(decades);
      end++;
    }
    Replay replay = new Replay(Arrays.copyOf(rates, end), Arrays.copyOf(losses, end));
    return LossValley.suggest(replay.result(), replay.settings());
  }

  @ParameterizedTest
  @EnumSource
  void whatFallsAndRisesGetsANumberThere(Kind kind) {
    for (int i = 0; i < CURVES; i++) {
      Random random = new Random(kind.ordinal() + 1000L * i);
      int size = 150 + random.nextInt(451);
      Suggestion suggestion = judged(size, x -> kind.loss.at(x, random));
      String curve = kind + " of " + size + " losses: " + suggestion;
      assertNotEquals(Verdict.NONE, suggestion.verdict(), curve);
      double decades = Math.log10(suggestion.learningRate().orElseThrow()) + 5;
      assertTrue(decades > kind.from && decades < kind.to, curve);
    }
  }

  /** Ranks tell a valley of 80 losses, too, whatever a blow-up adds above them. */
  @ParameterizedTest
  @EnumSource(names = {"NOISY", "AS_NOISY_AS_HIGH", "IN_STEPS", "NEGATIVE", "SLOW"})
  void soDoesAShortOneThatBlowsUp(Kind kind) {
    for (int i = 0; i < CURVES; i++) {
      Random random = new Random(kind.ordinal() + 1000L * i);
      int size = 70 + random.nextInt(21);
      Suggestion suggestion = judged(size, x -> kind.loss.at(x, random));
      String curve = kind + " of " + size + " losses: " + suggestion;
      assertNotEquals(Verdict.NONE, suggestion.verdict(), curve);
      double decades = Math.log10(suggestion.learningRate().orElseThrow()) + 5;
      assertTrue(decades > kind.from && decades < kind.to, curve);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSaysNothingGetsNone(Noise noise) {
    int numbers = 0;
    for (int i = 0; i < NOISES; i++) {
      Random random = new Random(noise.ordinal() + 1000L * i);
      Suggestion suggestion =
          judged(60 + random.nextInt(541), x -> 10 + noise.loss.applyAsDouble(random));
      assertNotEquals(Verdict.RELIABLE, suggestion.verdict(), suggestion::toString);
      numbers += suggestion.learningRate().isPresent() ? 1 : 0;
    }
    assertTrue(numbers <= NOISES / 50, numbers + " numbers");
  }
}
