package io.github.rangefinder.finder.setting;

import io.github.rangefinder.engine.schedule.Constant;
import io.github.rangefinder.engine.schedule.CosineRestarts;
import io.github.rangefinder.engine.schedule.ExpRange;
import io.github.rangefinder.engine.schedule.ExponentialDecay;
import io.github.rangefinder.engine.schedule.LinearDecay;
import io.github.rangefinder.engine.schedule.OneCycle;
import io.github.rangefinder.engine.schedule.OneCycleMomentum;
import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.PolynomialDecay;
import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.engine.schedule.StepDecay;
import io.github.rangefinder.engine.schedule.TimeBasedDecay;
import io.github.rangefinder.engine.schedule.Triangular;
import io.github.rangefinder.engine.schedule.Triangular2;
import io.github.rangefinder.engine.schedule.WarmUp;
import java.util.List;
import java.util.Optional;

/**
 * A schedule as the command line names it: {@code one-cycle}, or {@code step(factor=0.1,epochs=5)}.
 * Lengths are given in epochs, ends as shares of the learning rate.
 *
 * <p>Everything here throws IllegalArgumentException with a sentence that names the word it
 * stumbled over.
 */
public final class ScheduleChoice {
  /** What a decay falls to if nobody says so, as a share of where it begins. */
  private static final double DEFAULT_END = 0.01;

  /** Learning rates so far apart that values which go with any others go with these. */
  private static final LearningRates ANY_RATES = new LearningRates(1, 1e-9, 1e9);

  private final NamedValues named;

  private ScheduleChoice(NamedValues named) {
    this.named = named;
    policy(ANY_RATES, 2, 2);
  }

  /** The schedules of a comma-separated list. */
  public static List<ScheduleChoice> parseList(String list) {
    return NamedValues.parseList("a schedule", list).stream().map(ScheduleChoice::new).toList();
  }

  /** The schedule as it was given. */
  public String text() {
    return named.text();
  }

  /**
   * The schedule of a training.
   *
   * @param stepsPerEpoch how many steps an epoch has
   */
  public Policy policy(LearningRates rates, int epochs, int stepsPerEpoch) {
    return named.make(reader -> new Maker(reader, rates, epochs, stepsPerEpoch).policy());
  }

  /** Makes one schedule out of its values. */
  private final class Maker {
    private final NamedValues.Reader reader;
    private final LearningRates rates;
    private final double rate;
    private final int stepsPerEpoch;
    private final int warmUp;
    private final int steps;

    /** The epochs that a warm-up leaves. */
    private final double rest;

    Maker(NamedValues.Reader reader, LearningRates rates, int epochs, int stepsPerEpoch) {
      this.reader = reader;
      this.rates = rates;
      this.rate = rates.single();
      this.stepsPerEpoch = stepsPerEpoch;
      double warmUpEpochs = reader.number("warm-up", 0);
      this.warmUp = warmUpEpochs == 0 ? 0 : stepsIn("warm-up", warmUpEpochs);
      this.steps = Math.max(1, Math.multiplyExact(epochs, stepsPerEpoch) - warmUp);
      this.rest = (double) steps / stepsPerEpoch;
    }

    public Policy policy() {
      if (named.name().equals("one-cycle")) {
        return oneCycle();
      }
      Schedule schedule = schedule();
      return Policy.of(warmUp == 0 ? schedule : new WarmUp(0, warmUp, schedule));
    }

    private Schedule schedule() {
      return switch (named.name()) {
        case "constant" -> new Constant(rate);
        case "linear" -> new LinearDecay(rate, end(), length("epochs", rest));
        case "step" ->
            new StepDecay(rate, reader.number("factor", 0.5), length("epochs", rest / 5));
        case "exponential" ->
            new ExponentialDecay(rate, reader.number("end", DEFAULT_END), length("epochs", rest));
        case "time" -> new TimeBasedDecay(rate, reader.number("rate", 1), length("epochs", 1));
        case "polynomial" ->
            new PolynomialDecay(rate, end(), reader.number("power", 2), length("epochs", rest));
        // A third of the epochs and then twice that: the second cycle ends with the training.
        case "cosine" ->
            new CosineRestarts(
                rate, rate * reader.number("end", 0), length("epochs", rest / 3), growth());
        case "triangular" -> new Triangular(lower(), upper(), halfCycle());
        case "triangular2" -> new Triangular2(lower(), upper(), halfCycle());
        // What is left after all steps is a tenth.
        case "exp-range" ->
            new ExpRange(
                lower(),
                upper(),
                halfCycle(),
                reader.number("gamma", StrictMath.pow(0.1, 1.0 / steps)));
        default ->
            throw new IllegalArgumentException(
                "there is no schedule '"
                    + named.name()
                    + "', only constant, linear, step, exponential, time, polynomial, cosine,"
                    + " triangular, triangular2, exp-range and one-cycle");
      };
    }

    private Policy oneCycle() {
      double rise = reader.number("rise", OneCycle.DEFAULT_RISE);
      Schedule learningRate =
          new OneCycle(
              upper(),
              reader.number("divisor", OneCycle.DEFAULT_DIVISOR),
              reader.number("final-divisor", OneCycle.DEFAULT_FINAL_DIVISOR),
              rise,
              steps);
      Schedule momentum =
          new OneCycleMomentum(
              reader.number("high-momentum", OneCycleMomentum.DEFAULT_HIGH),
              reader.number("low-momentum", OneCycleMomentum.DEFAULT_LOW),
              rise,
              steps);
      if (warmUp > 0) {
        throw new IllegalArgumentException("one-cycle warms up by itself and takes no warm-up");
      }
      return new Policy(learningRate, Optional.of(momentum));
    }

    private int growth() {
      double growth = reader.number("growth", 2);
      if (growth != Math.rint(growth)) {
        throw new IllegalArgumentException("growth must be a whole number, got " + growth);
      }
      if (growth > CosineRestarts.MOST_GROWTH) {
        throw new IllegalArgumentException(
            "growth must be at most " + CosineRestarts.MOST_GROWTH + ", got " + growth);
      }
      return (int) growth;
    }

    private double end() {
      return rate * reader.number("end", DEFAULT_END);
    }

    private double lower() {
      double upper = upper();
      return reader.number("min", rates.lower() < upper ? rates.lower() : upper / 4);
    }

    private double upper() {
      return reader.number("max", rates.upper());
    }

    /** Smith's cycles take 4 to 20 epochs; here at least one is to end with the training. */
    private int halfCycle() {
      return length("half-cycle", Math.min(2, rest / 2));
    }

    private int length(String key, double defaultEpochs) {
      return stepsIn(key, reader.number(key, defaultEpochs));
    }

    private int stepsIn(String key, double lengthInEpochs) {
      double length = lengthInEpochs * stepsPerEpoch;
      if (!(length > 0 && length <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            key + " must be a number of epochs above 0, got " + lengthInEpochs);
      }
      return (int) Math.max(1, Math.round(length));
    }
  }
}
