package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.rangetest.BatchesPerRate;
import io.github.rangefinder.finder.rangetest.HeldOut;
import io.github.rangefinder.finder.rangetest.MeasuredLoss;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.preset.Preset;
import io.github.rangefinder.finder.rangetest.preset.PresetProtocol;
import io.github.rangefinder.finder.rangetest.preset.TestLength;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@code find} is asked to do: one component for each option, already checked as far as that
 * is possible without the data.
 *
 * @param preset the finder to run as; null for Rangefinder itself
 * @param epochs the length of the test; null if {@code iterations} has it
 * @param iterations the length of the test; null if {@code epochs} has it
 * @param batchSizes every optimizer is tested with each of them; none for the one that suits the
 *     data, see {@link #suiting}
 * @param loss which loss is judged
 * @param holdsOut whether samples are held out and looked at
 * @param repeats how often the whole test runs, each time with the next seed
 * @param verify for how many epochs to train around each suggestion; null not to
 * @param byDefault what nobody asked for, so that it may be made to suit the data
 */
public record FindSettings(
    RunSettings run,
    List<OptimizerChoice> optimizers,
    Preset preset,
    double startLr,
    double endLr,
    Ramp ramp,
    Integer epochs,
    Integer iterations,
    List<Integer> batchSizes,
    BatchesPerRate batchesPerRate,
    MeasuredLoss loss,
    boolean holdsOut,
    double stopFactor,
    int movingAverage,
    int repeats,
    Integer verify,
    ByDefault byDefault) {
  /** The least iterations of a test whose length nobody asked for: fewer leave a doubt. */
  private static final int LEAST_ITERATIONS = 300;

  /** Where a short test begins and ends by default; wide enough for any optimizer. */
  private static final double WIDE_START = 1e-5;

  private static final double WIDE_END = 10;

  /**
   * What of the test nobody asked for.
   *
   * @param length whether its length is ours to raise
   * @param start whether its first learning rate is ours to choose
   * @param end whether its last one is
   */
  public record ByDefault(boolean length, boolean start, boolean end) {
    /** Everything is as asked for. */
    public static final ByDefault NOTHING = new ByDefault(false, false, false);
  }

  /**
   * Checks every option by itself and those that belong together.
   *
   * @throws SettingException with a sentence that names the option
   */
  public FindSettings {
    SettingException.requireAtLeastOne(Setting.EPOCHS, epochs);
    SettingException.requireAtLeastOne(Setting.ITERATIONS, iterations);
    SettingException.requireAtLeastOne(Setting.MOVING_AVERAGE, movingAverage);
    if (!(startLr > 0) || Double.isInfinite(endLr) || !(startLr < endLr)) {
      throw SettingException.usage(
          Setting.START_LR,
          " must be above 0 and below ",
          Setting.END_LR,
          ", got " + startLr + " and " + endLr);
    }
    if (!(stopFactor > 1 || stopFactor == 0) || Double.isInfinite(stopFactor)) {
      throw SettingException.usage(
          Setting.STOP_FACTOR, " must be above 1, or 0 for never, got ", stopFactor);
    }
    for (int batchSize : batchSizes) {
      SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
      if (batchSizes.indexOf(batchSize) != batchSizes.lastIndexOf(batchSize)) {
        throw SettingException.usage(Setting.BATCH_SIZE, " names ", batchSize, " twice");
      }
    }
    SettingException.requireAtLeastOne(Setting.REPEATS, repeats);
    SettingException.requireAtLeastOne(Setting.VERIFY, verify);
    if (repeats > 1 && run.workload().weights() != null && !run.workload().shuffle()) {
      throw SettingException.usage(
          Setting.REPEATS,
          " with ",
          Setting.WEIGHTS,
          " and ",
          Setting.NO_SHUFFLE,
          " would repeat the same test to the bit");
    }
    List<String> names = optimizers.stream().map(OptimizerChoice::text).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw SettingException.usage(Setting.OPTIMIZER, " names ", name, " twice");
      }
    }
  }

  /**
   * The same with what suits so many training samples, where nobody asked for anything else: a
   * batch size; and where the epochs of the test are so few iterations that they have to be more,
   * also ends that suit any optimizer.
   */
  public FindSettings suiting(int samples) {
    List<Integer> sizes = batchSizes.isEmpty() ? List.of(DefaultBatchSize.of(samples)) : batchSizes;
    boolean wide =
        byDefault.length()
            && ramp == Ramp.EXPONENTIAL
            && sizes.stream().anyMatch(size -> lengthAsked(samples, size) < LEAST_ITERATIONS);
    return new FindSettings(
        run,
        optimizers,
        preset,
        wide && byDefault.start() ? Math.min(WIDE_START, endLr / 10) : startLr,
        wide && byDefault.end() ? Math.max(WIDE_END, startLr * 10) : endLr,
        ramp,
        epochs,
        iterations,
        sizes,
        batchesPerRate,
        loss,
        holdsOut,
        stopFactor,
        movingAverage,
        repeats,
        verify,
        byDefault);
  }

  /** How many learning rates the epochs of the test make. */
  private long lengthAsked(int samples, int batchSize) {
    long perEpoch = (samples - 1L) / batchSize + 1;
    return epochs * perEpoch / batchesPerRate.batches();
  }

  /** What is tested: every optimizer with every batch size. */
  List<Candidate> candidates() {
    return optimizers.stream()
        .flatMap(
            optimizer ->
                batchSizes.stream()
                    .map(size -> new Candidate(optimizer, size, batchSizes.size() > 1)))
        .toList();
  }

  /** What the tests compare beside one kind of optimizer with another. */
  public Set<Compared> compared() {
    Set<Compared> compared = EnumSet.noneOf(Compared.class);
    if (differ(optimizer -> optimizer.create().momentum())) {
      compared.add(Compared.MOMENTUM);
    }
    if (differ(optimizer -> optimizer.value("weight-decay"))) {
      compared.add(Compared.WEIGHT_DECAY);
    }
    if (batchSizes.size() > 1) {
      compared.add(Compared.BATCH_SIZE);
    }
    return compared;
  }

  /** Whether two optimizers of the same kind have different values. */
  private boolean differ(Function<OptimizerChoice, Object> value) {
    Map<String, List<Object>> values =
        optimizers.stream()
            .collect(
                Collectors.groupingBy(
                    OptimizerChoice::name, Collectors.mapping(value, Collectors.toList())));
    return values.values().stream().anyMatch(ofKind -> Set.copyOf(ofKind).size() > 1);
  }

  /**
   * The range test itself.
   *
   * @param heldOut how many samples are held out, if any
   * @throws SettingException if it has more iterations than can be counted
   */
  public RangeTestSettings rangeTest(Batches batches, int batchSize, Optional<Dataset> heldOut) {
    RangeTestSettings test = rangeTest(batches);
    return heldOut
        .map(samples -> HeldOut.of(samples.size(), samplesPerIteration(batchSize)))
        .map(looks -> test.lookingAt(looks, loss))
        .orElse(test);
  }

  private RangeTestSettings rangeTest(Batches batches) {
    if (preset == null) {
      return new RangeTestSettings(startLr, endLr, ramp, iterations(batches), stopFactor);
    }
    PresetProtocol protocol = presetProtocol(batches);
    return new RangeTestSettings(startLr, endLr, ramp, protocol.iterations(), stopFactor, protocol);
  }

  /** The rules to ask about a curve, beside ours. */
  List<Rule> rules(Batches batches) {
    return preset == null
        ? Rules.all(movingAverage)
        : presetProtocol(batches).rules(stopFactor, movingAverage);
  }

  private PresetProtocol presetProtocol(Batches batches) {
    int batchesOfRate = batchesPerRate.batches();
    int last = batches.perEpoch() - 1;
    double perEpoch = last + batches.count(last) / (double) batches.count(0);
    return new PresetProtocol(
        preset,
        epochs == null
            ? TestLength.ofIterations(
                iterations(batches), Math.max(1, batches.perEpoch() / batchesOfRate))
            : TestLength.ofEpochs(epochs, iterations(batches), perEpoch / batchesOfRate));
  }

  /** How many samples an iteration trains on. */
  long samplesPerIteration(int batchSize) {
    return (long) batchSize * batchesPerRate.batches();
  }

  /**
   * How many learning rates there are.
   *
   * @throws SettingException if there are more batches than can be counted
   */
  public int iterations(Batches batches) {
    int batchesOfRate = batchesPerRate.batches();
    try {
      if (iterations != null) {
        Math.multiplyExact(iterations, batchesOfRate);
        return iterations;
      }
      int least = byDefault.length() ? LEAST_ITERATIONS : 1;
      Math.multiplyExact(least, batchesOfRate);
      return Math.max(least, batches.iterations(epochs) / batchesOfRate);
    } catch (ArithmeticException e) {
      throw SettingException.usage(
          iterations == null ? Setting.EPOCHS : Setting.ITERATIONS,
          iterations == null
              ? " " + epochs
              : " " + iterations + " of " + batchesOfRate + " batches",
          " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Dataset training, Network model, List<RangeTestSettings> tests) {
    Map<String, Object> values = run.inForce(training, model);
    values.put("optimizer", optimizers.stream().map(OptimizerChoice::text).toList());
    values.put("preset", preset == null ? null : Words.word(preset));
    values.put("startLr", startLr);
    values.put("endLr", endLr);
    values.put("ramp", Words.word(ramp));
    values.put("epochs", epochs);
    values.put("iterations", oneOrAll(tests.stream().map(RangeTestSettings::iterations).toList()));
    values.put("batchSize", oneOrAll(batchSizes));
    values.put("batchesPerLr", batchesPerRate.batches());
    values.put("independent", batchesPerRate.independent());
    values.put("loss", Words.word(loss));
    values.put("accuracy", holdsOut);
    if (holdsOut) {
      values.put("validationSamples", tests.get(0).heldOut().orElseThrow().samples());
      values.put(
          "validationInterval",
          oneOrAll(tests.stream().map(test -> test.heldOut().orElseThrow().interval()).toList()));
    }
    values.put("stopFactor", stopFactor);
    values.put("movingAverage", movingAverage);
    values.put("repeats", repeats);
    values.put("verify", verify);
    return values;
  }

  /** A number; a list where there are several batch sizes, in their order. */
  private Object oneOrAll(List<Integer> values) {
    return batchSizes.size() == 1 ? values.get(0) : values;
  }
}
