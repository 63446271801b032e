package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the options of a layer say of one of its weights. */
public final class KerasWeightOptions {
  private KerasWeightOptions() {}

  /** What its values are drawn from; empty where the options do not say. */
  public static Optional<Initializer> initializer(KerasConfig config, String weight)
      throws DataFormatException {
    String key = weight + "_initializer";
    return config.has(key) ? Optional.of(KerasInitializers.read(config, key)) : Optional.empty();
  }

  /**
   * Draws a weight's values.
   *
   * @throws DataFormatException if they are not defined for its shape
   */
  public static void fill(
      KerasConfig config,
      String weight,
      Initializer initializer,
      Tensor values,
      SplittableRandom random)
      throws DataFormatException {
    try {
      initializer.fill(values.shape(), values.data(), random);
    } catch (IllegalArgumentException e) {
      throw config.cannot(
          "has a %s_initializer that cannot be had: %s".formatted(weight, e.getMessage()));
    }
  }

  /** What large values cost; empty for nothing. */
  public static Optional<Penalty> penalty(KerasConfig config, String weight)
      throws DataFormatException {
    return KerasPenalties.read(config, weight + "_regularizer");
  }

  /** Refuses a constraint, which no optimizer here keeps. */
  public static void requireUnconstrained(KerasConfig config, String weight)
      throws DataFormatException {
    String key = weight + "_constraint";
    if (config.has(key)) {
      throw config.cannot(
          "has %s %s; weights cannot be held within bounds here"
              .formatted(key, config.named(key).name()));
    }
  }
}
