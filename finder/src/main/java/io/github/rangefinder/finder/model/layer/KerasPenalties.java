package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.finder.model.layer.KerasConfig.Named;
import java.util.Optional;

/** Keras's regularizers L1, L2 and L1L2, by their names of Keras 2 and 3. */
final class KerasPenalties {
  /** What Keras takes where a regularizer is named without a number. */
  private static final double BY_DEFAULT = 0.01;

  private KerasPenalties() {}

  /**
   * The penalty that an option names, or empty for none.
   *
   * @throws DataFormatException if it is another kind
   */
  static Optional<Penalty> read(KerasConfig config, String key) throws DataFormatException {
    if (!config.has(key)) {
      return Optional.empty();
    }
    Named named = config.named(key);
    Penalty penalty =
        switch (named.key()) {
          case "l1" -> new Penalty(number(config, key, named, "l1"), 0);
          case "l2" -> new Penalty(0, number(config, key, named, "l2"));
          case "l1l2" ->
              new Penalty(number(config, key, named, "l1"), number(config, key, named, "l2"));
          default -> throw config.unknown(key, named, "l1, l2 or l1_l2");
        };
    return penalty.l1() == 0 && penalty.l2() == 0 ? Optional.empty() : Optional.of(penalty);
  }

  private static double number(KerasConfig config, String key, Named named, String option)
      throws DataFormatException {
    JsonPart value = named.options().get(option);
    boolean isEmpty = named.options().keys().isEmpty();
    boolean isBoth = named.key().equals("l1l2");
    double number = value.isAbsent() ? (isBoth && !isEmpty ? 0 : BY_DEFAULT) : value.number();
    if (number < 0) {
      throw config.cannot(
          "has a %s with %s %s, expected at least 0".formatted(key, option, number));
    }
    return number;
  }
}
