package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.Constant;
import io.github.rangefinder.engine.init.Identity;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.init.Orthogonal;
import io.github.rangefinder.engine.init.RandomNormal;
import io.github.rangefinder.engine.init.RandomUniform;
import io.github.rangefinder.engine.init.VarianceScaling;
import io.github.rangefinder.engine.init.VarianceScaling.Distribution;
import io.github.rangefinder.engine.init.VarianceScaling.Fan;
import io.github.rangefinder.finder.model.layer.KerasConfig.Named;

/** Keras's initialisers, by their names of Keras 2 and 3, with its defaults. */
final class KerasInitializers {
  private static final double RANGE = 0.05;
  private static final String KNOWN =
      "glorot, he or lecun (uniform or normal), random_uniform, random_normal, truncated_normal,"
          + " variance_scaling, orthogonal, identity, constant, zeros or ones";

  private KerasInitializers() {}

  /**
   * The initialiser that an option names.
   *
   * @throws DataFormatException if it cannot be had
   */
  static Initializer read(KerasConfig config, String key) throws DataFormatException {
    Named named = config.named(key);
    Reading options = new Reading(named.options());
    try {
      return switch (named.key()) {
        case "zeros", "zero" -> new Constant(0);
        case "ones", "one" -> new Constant(1);
        case "constant" -> new Constant(options.number("value", 0));
        case "randomuniform", "uniform" ->
            new RandomUniform(options.number("minval", -RANGE), options.number("maxval", RANGE));
        case "randomnormal", "normal" -> normal(options, false);
        case "truncatednormal" -> normal(options, true);
        case "variancescaling" -> scaling(config, key, options);
        case "orthogonal", "orthogonalinitializer" -> new Orthogonal(options.number("gain", 1));
        case "identity", "identityinitializer" -> new Identity(options.number("gain", 1));
        case "glorotuniform" -> new VarianceScaling(1, Fan.AVERAGE, Distribution.UNIFORM);
        case "glorotnormal" -> new VarianceScaling(1, Fan.AVERAGE, Distribution.TRUNCATED_NORMAL);
        case "heuniform" -> new VarianceScaling(2, Fan.IN, Distribution.UNIFORM);
        case "henormal" -> new VarianceScaling(2, Fan.IN, Distribution.TRUNCATED_NORMAL);
        case "lecununiform" -> new VarianceScaling(1, Fan.IN, Distribution.UNIFORM);
        case "lecunnormal" -> new VarianceScaling(1, Fan.IN, Distribution.TRUNCATED_NORMAL);
        default -> throw config.unknown(key, named, KNOWN);
      };
    } catch (IllegalArgumentException e) { // numbers that it cannot have
      throw config.cannot("has a " + key + " that cannot be had: " + e.getMessage());
    }
  }

  private static Initializer normal(Reading options, boolean isTruncated)
      throws DataFormatException {
    return new RandomNormal(
        options.number("mean", 0), options.number("stddev", RANGE), isTruncated);
  }

  private static Initializer scaling(KerasConfig config, String key, Reading options)
      throws DataFormatException {
    Fan fan =
        switch (options.word("mode", "fan_in")) {
          case "fan_in" -> Fan.IN;
          case "fan_out" -> Fan.OUT;
          case "fan_avg" -> Fan.AVERAGE;
          default -> throw config.cannot("has a " + key + " of a mode other than Keras's");
        };
    Distribution distribution =
        switch (options.word("distribution", "truncated_normal")) {
          case "truncated_normal", "normal" -> Distribution.TRUNCATED_NORMAL;
          case "untruncated_normal" -> Distribution.NORMAL;
          case "uniform" -> Distribution.UNIFORM;
          default -> throw config.cannot("has a " + key + " of a distribution other than Keras's");
        };
    return new VarianceScaling(options.number("scale", 1), fan, distribution);
  }

  /** The options of an initialiser, each of which may be absent. */
  private record Reading(JsonPart options) {
    double number(String key, double byDefault) throws DataFormatException {
      JsonPart value = options.get(key);
      return value.isAbsent() ? byDefault : value.number();
    }

    String word(String key, String byDefault) throws DataFormatException {
      JsonPart value = options.get(key);
      return value.isAbsent() ? byDefault : value.text();
    }
  }
}
