package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.train.Rates;
import io.github.rangefinder.finder.setting.DecimalNumber;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The options that say at which learning rates {@code train} trains. */
final class RateOptions {
  private static final String AUTO = "auto";
  private static final String TEST = "test";

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      defaultValue = AUTO,
      description =
          "the learning rate, or auto: what a range test and a race of short trainings find, within"
              + " a quarter of the epochs; or test: what the range test alone finds (default:"
              + " ${DEFAULT-VALUE})")
  private String learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "LIST",
      defaultValue = "constant",
      description = {
        "how the learning rate changes; several, separated by commas, are compared from the same"
            + " weights over the same batches. Lengths in epochs, ends as shares of --lr; every"
            + " one but one-cycle takes warm-up=EPOCHS (default: ${DEFAULT-VALUE})",
        "constant",
        "linear(end=0.01,epochs=all)",
        "step(factor=0.5,epochs=a fifth)",
        "exponential(end=0.01,epochs=all)",
        "time(rate=1,epochs=1)",
        "polynomial(end=0.01,power=2,epochs=all)",
        "cosine(end=0,growth=2,epochs=a third)",
        "triangular(min,max,half-cycle=2), triangular2(the same)",
        "exp-range(the same,gamma per step)",
        "one-cycle(max,divisor=25,final-divisor=1e4,rise=0.3,",
        "      high-momentum=0.95,low-momentum=0.85)"
      })
  private List<String> schedules;

  /**
   * What was asked for.
   *
   * @throws SettingException with a sentence that names the option
   */
  Rates rates() {
    return new Rates(learningRateGiven(), learningRate.equals(TEST), scheduleChoices());
  }

  private OptionalDouble learningRateGiven() {
    if (learningRate.equals(AUTO) || learningRate.equals(TEST)) {
      return OptionalDouble.empty();
    }
    double rate;
    try {
      rate = DecimalNumber.parse(learningRate);
    } catch (NumberFormatException e) {
      rate = Double.NaN;
    }
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw SettingException.usage(
          "--lr must be auto, test or a number above 0, got '" + learningRate + "'");
    }
    return OptionalDouble.of(rate);
  }

  private List<ScheduleChoice> scheduleChoices() {
    try {
      return schedules.stream().flatMap(list -> ScheduleChoice.parseList(list).stream()).toList();
    } catch (IllegalArgumentException e) {
      throw SettingException.usage("--schedule: " + e.getMessage());
    }
  }
}
