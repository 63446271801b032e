package io.github.rangefinder.finder.rangetest.preset;

import io.github.rangefinder.finder.rangetest.LossWatch;
import io.github.rangefinder.finder.rangetest.Rule;
import io.github.rangefinder.finder.rangetest.rule.FastaiValley;
import io.github.rangefinder.finder.rangetest.rule.FastaiWatch;
import io.github.rangefinder.finder.rangetest.rule.IgniteRule;
import io.github.rangefinder.finder.rangetest.rule.KerasRule;
import io.github.rangefinder.finder.rangetest.rule.KerasWatch;
import io.github.rangefinder.finder.rangetest.rule.LightningRule;
import io.github.rangefinder.finder.rangetest.rule.LightningWatch;
import io.github.rangefinder.finder.rangetest.rule.TorchRule;
import io.github.rangefinder.finder.rangetest.rule.TorchWatch;

/**
 * A known finder: with its ladder of learning rates, its smoothing, stop rule and suggestion, off
 * by one where it is.
 *
 * <p>Iteration k, counted from 0, of n has the share r of the ramp: the learning rate is {@code
 * start (end / start)^r}. Only {@link #TORCH} reaches both ends.
 */
public enum Preset {
  /**
   * r = k / b, where b = epochs · samples / batch size is not rounded: a last batch that is smaller
   * counts for less, so that the ramp may go beyond its end.
   *
   * <p>Source: surmenok/keras_lr_finder, {@code LRFinder.find}; it has no default ends, these are
   * the article's.
   */
  KERAS("keras_lr_finder", Defaults.ofEpochs(1e-4, 1, 1, KerasWatch.STOP_FACTOR)) {
    @Override
    double share(int k, TestLength length) {
      return k / length.unrounded();
    }

    @Override
    LossWatch watch(double stopFactor, TestLength length) {
      return new KerasWatch(stopFactor, length.perEpoch());
    }

    @Override
    Rule rule(double stopFactor, TestLength length, int movingAverage) {
      return new KerasRule(stopFactor, length.perEpoch(), movingAverage);
    }
  },

  /**
   * r = k / n, at least 6 iterations; the end is never reached.
   *
   * <p>Source: fastai, {@code lr_find} and {@code LRFinder} in callback/schedule.py.
   */
  FASTAI("fastai's valley", Defaults.ofIterations(1e-7, 10, 100, FastaiWatch.STOP_FACTOR)) {
    private static final int LEAST_ITERATIONS = 6;

    @Override
    int iterations(TestLength length) {
      return Math.max(LEAST_ITERATIONS, length.iterations());
    }

    @Override
    double share(int k, TestLength length) {
      return k / (double) iterations(length);
    }

    @Override
    LossWatch watch(double stopFactor, TestLength length) {
      return new FastaiWatch(stopFactor);
    }

    @Override
    Rule rule(double stopFactor, TestLength length, int movingAverage) {
      return new FastaiValley(stopFactor);
    }
  },

  /**
   * r = k / (n - 1): both ends are reached.
   *
   * <p>Source: davidtvs/pytorch-lr-finder, {@code LRFinder.range_test}; it starts at the learning
   * rate of the optimizer, 1e-7 in its README.
   */
  TORCH("torch-lr-finder", Defaults.ofIterations(1e-7, 10, 100, TorchWatch.STOP_FACTOR)) {
    @Override
    double share(int k, TestLength length) {
      return k == 0 ? 0 : k / (length.iterations() - 1.0);
    }

    @Override
    LossWatch watch(double stopFactor, TestLength length) {
      return new TorchWatch(stopFactor);
    }

    @Override
    Rule rule(double stopFactor, TestLength length, int movingAverage) {
      return new TorchRule(stopFactor);
    }
  },

  /**
   * r = 0 for the first iteration, then (k + 1) / n: the first step is twice as long as the others.
   *
   * <p>Source: Lightning, {@code _ExponentialLR} and {@code _LinearLR} in tuner/lr_finder.py.
   */
  LIGHTNING("Lightning", Defaults.ofIterations(1e-8, 1, 100, LightningWatch.STOP_FACTOR)) {
    @Override
    double share(int k, TestLength length) {
      return k == 0 ? 0 : (k + 1.0) / length.iterations();
    }

    @Override
    LossWatch watch(double stopFactor, TestLength length) {
      return new LightningWatch(stopFactor);
    }

    @Override
    Rule rule(double stopFactor, TestLength length, int movingAverage) {
      return new LightningRule(stopFactor, false);
    }
  },

  /**
   * r = (k + 1) / n: the start is never trained with; where the batches go on, one iteration more
   * than n runs.
   *
   * <p>Source: ignite, {@code FastaiLRFinder}; it has no default length but all of the run, one
   * epoch unless told otherwise, and starts at the learning rate of the optimizer, for which there
   * stands that of {@link #TORCH}.
   */
  IGNITE("ignite", Defaults.ofEpochs(1e-7, 10, 1, TorchWatch.STOP_FACTOR)) {
    @Override
    int iterations(TestLength length) {
      return length.goesOn() ? length.iterations() + 1 : length.iterations();
    }

    @Override
    double share(int k, TestLength length) {
      return (k + 1.0) / length.iterations();
    }

    @Override
    LossWatch watch(double stopFactor, TestLength length) {
      return new TorchWatch(stopFactor);
    }

    @Override
    Rule rule(double stopFactor, TestLength length, int movingAverage) {
      return new IgniteRule(stopFactor);
    }
  };

  private final String tool;
  private final Defaults defaults;

  Preset(String tool, Defaults defaults) {
    this.tool = tool;
    this.defaults = defaults;
  }

  /** Who answers, for a sentence. */
  String tool() {
    return tool;
  }

  /** The name of the rule that answers. */
  public String ruleName() {
    return rule(defaults.stopFactor(), TestLength.ofIterations(1, 1), 1).name();
  }

  /** What the tool does where nobody says otherwise. */
  public Defaults defaults() {
    return defaults;
  }

  /** How many iterations the tool runs at most. */
  int iterations(TestLength length) {
    return length.iterations();
  }

  /** Which part of the ramp iteration k has gone. */
  abstract double share(int k, TestLength length);

  /** How the tool smooths and when it stops. */
  abstract LossWatch watch(double stopFactor, TestLength length);

  /** The rule that answers. */
  abstract Rule rule(double stopFactor, TestLength length, int movingAverage);
}
