package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.rangetest.HeldOut;
import io.github.rangefinder.finder.rangetest.Ramp;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.preset.Defaults;
import io.github.rangefinder.finder.rangetest.preset.PresetProtocol;
import io.github.rangefinder.finder.rangetest.preset.TestLength;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code find} is asked to do, already checked as far as that is possible without the data.
 *
 * @param repeats how often the whole test runs, each time with the next seed
 * @param verify for how many epochs to train around each suggestion; null not to
 */
public record FindSettings(
    RunSettings run,
    Candidates candidates,
    Sweep sweep,
    Measuring measuring,
    int repeats,
    Integer verify)
    implements Serializable {
  /**
   * Checks what belongs together.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public FindSettings {
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
  }

  /** Rangefinder's own test, once, of some optimizers. */
  public static FindSettings of(RunSettings run, List<OptimizerChoice> optimizers) {
    Defaults defaults = Defaults.RANGEFINDER;
    return new FindSettings(
        run,
        new Candidates(optimizers, List.of()),
        new Sweep(
            null,
            new Sweep.LearningRates(
                defaults.startLearningRate(), defaults.endLearningRate(), Ramp.EXPONENTIAL),
            new TestSpan(defaults.epochs(), defaults.iterations()),
            defaults.stopFactor()),
        Measuring.BATCHES,
        1,
        null);
  }

  /**
   * The same with what suits so many training samples, where nobody asked for anything else: a
   * batch size, and a test that is long enough.
   */
  public FindSettings suiting(int samples) {
    Candidates suited = candidates.suiting(samples);
    int largest = suited.batchSizes().stream().mapToInt(size -> size).max().orElseThrow();
    long batches = (samples - 1L) / largest + 1;
    Sweep wide = sweep.suiting(batches, measuring.batchesPerRate().batches());
    return new FindSettings(run, suited, wide, measuring, repeats, verify);
  }

  /** The same with files and folders at other places. */
  FindSettings relocated(UnaryOperator<String> places) {
    RunSettings moved =
        new RunSettings(
            run.workload().relocated(places),
            run.seed(),
            run.threads(),
            run.kernels(),
            run.output());
    return new FindSettings(moved, candidates, sweep, measuring, repeats, verify);
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
        .map(looks -> test.lookingAt(looks, measuring.loss()))
        .orElse(test);
  }

  private RangeTestSettings rangeTest(Batches batches) {
    if (sweep.preset() == null) {
      return new RangeTestSettings(
          sweep.startLr(), sweep.endLr(), sweep.ramp(), iterations(batches), sweep.stopFactor());
    }
    PresetProtocol protocol = presetProtocol(batches);
    return new RangeTestSettings(
        sweep.startLr(),
        sweep.endLr(),
        sweep.ramp(),
        protocol.iterations(),
        sweep.stopFactor(),
        protocol);
  }

  /** The rules to ask about a curve, beside ours. */
  List<Rule> rules(Batches batches) {
    return sweep.preset() == null
        ? Rules.all(measuring.movingAverage())
        : presetProtocol(batches).rules(sweep.stopFactor(), measuring.movingAverage());
  }

  private PresetProtocol presetProtocol(Batches batches) {
    int batchesOfRate = measuring.batchesPerRate().batches();
    int last = batches.perEpoch() - 1;
    double perEpoch = last + batches.count(last) / (double) batches.count(0);
    return new PresetProtocol(
        sweep.preset(),
        sweep.span().epochs() == null
            ? TestLength.ofIterations(
                iterations(batches), Math.max(1, batches.perEpoch() / batchesOfRate))
            : TestLength.ofEpochs(
                sweep.span().epochs(), iterations(batches), perEpoch / batchesOfRate));
  }

  /** How many samples an iteration trains on. */
  long samplesPerIteration(int batchSize) {
    return (long) batchSize * measuring.batchesPerRate().batches();
  }

  /** How many learning rates there are. */
  public int iterations(Batches batches) {
    return sweep.span().iterations(batches, measuring.batchesPerRate().batches());
  }

  /** Every option's value in force, by its name in camel case. */
  Map<String, Object> inForce(Dataset training, ModelSummary model, List<RangeTestSettings> tests) {
    Map<String, Object> values = run.inForce(training, model);
    values.put("optimizer", candidates.optimizers().stream().map(OptimizerChoice::text).toList());
    values.put("preset", sweep.preset() == null ? null : Words.word(sweep.preset()));
    values.put("startLr", sweep.startLr());
    values.put("endLr", sweep.endLr());
    values.put("ramp", Words.word(sweep.ramp()));
    values.put("epochs", sweep.span().epochs());
    values.put("iterations", oneOrAll(tests.stream().map(RangeTestSettings::iterations).toList()));
    values.put("batchSize", oneOrAll(candidates.batchSizes()));
    values.put("batchesPerLr", measuring.batchesPerRate().batches());
    values.put("independent", measuring.batchesPerRate().independent());
    values.put("loss", Words.word(measuring.loss()));
    values.put("accuracy", measuring.holdsOut());
    if (measuring.holdsOut()) {
      values.put("validationSamples", tests.get(0).heldOut().orElseThrow().samples());
      values.put(
          "validationInterval",
          oneOrAll(tests.stream().map(test -> test.heldOut().orElseThrow().interval()).toList()));
    }
    values.put("stopFactor", sweep.stopFactor());
    values.put("movingAverage", measuring.movingAverage());
    values.put("repeats", repeats);
    values.put("verify", verify);
    return values;
  }

  /** A number; a list where there are several batch sizes, in their order. */
  private Object oneOrAll(List<Integer> values) {
    return candidates.batchSizes().size() == 1 ? values.get(0) : values;
  }
}
