package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Padding;
import java.util.List;

/** What Keras calls the ways to treat a border. */
final class Paddings {
  private Paddings() {}

  /** Of an image. */
  static Padding of(KerasConfig config) throws DataFormatException {
    return config.oneOf("padding", List.of("valid", "same")).equals("same")
        ? Padding.SAME
        : Padding.VALID;
  }

  /** Of a series, where causal is a third. */
  static Padding ofSeries(KerasConfig config) throws DataFormatException {
    return config.oneOf("padding", List.of("valid", "same", "causal")).equals("causal")
        ? Padding.CAUSAL
        : of(config);
  }
}
