package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Layers of Keras that draw at random in training and change nothing otherwise. */
final class RandomRows {
  private static final List<String> NO_NOISE_SHAPE = List.of("noise_shape");

  private RandomRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("Dropout", RandomRows::dropout).of(Dropout.class, l -> rate(l.rate())),
        new KerasRow("SpatialDropout1D", RandomRows::spatial).of((l, in) -> spatial(l, in, 2)),
        new KerasRow("SpatialDropout2D", RandomRows::spatial).of((l, in) -> spatial(l, in, 3)),
        new KerasRow("GaussianNoise", (c, in) -> List.of(new GaussianNoise(c.number("stddev", 0))))
            .of(GaussianNoise.class, l -> new KerasOptions().put("stddev", l.deviation())),
        new KerasRow(
                "GaussianDropout", (c, in) -> List.of(new GaussianDropout(c.number("rate", 0))))
            .of(GaussianDropout.class, l -> rate(l.rate())),
        new KerasRow("StochasticDepth", RandomRows::depth),
        new KerasRow("AlphaDropout", RandomRows::alpha)
            .of(AlphaDropout.class, l -> rate(l.rate())));
  }

  private static KerasOptions rate(double rate) {
    return new KerasOptions().put("rate", rate);
  }

  private static Optional<KerasOptions> spatial(Layer layer, List<Shape> inputs, int rank) {
    return layer instanceof SpatialDropout dropout && inputs.get(0).rank() == rank
        ? Optional.of(rate(dropout.rate()))
        : Optional.empty();
  }

  private static List<Layer> spatial(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return List.of(new SpatialDropout(config.number("rate", 0)));
  }

  private static List<Layer> alpha(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    config.without(NO_NOISE_SHAPE);
    return List.of(new AlphaDropout(config.number("rate", 0)));
  }

  /** The axes along which one draw serves all have extent 1 in the noise's shape. */
  private static List<Layer> dropout(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    double rate = config.number("rate", 0);
    Shape shape = inputs.get(0);
    if (!config.has("noise_shape")) {
      return List.of(new Dropout(rate));
    }
    JsonPart noise = config.get("noise_shape");
    List<JsonPart> extents = noise.items();
    boolean fits = extents.size() == shape.rank() + 1 && extents.get(0).isAbsent();
    boolean ofSamples = fits;
    boolean ofChannels = fits;
    boolean ofElements = fits;
    for (int i = 1; fits && i < extents.size(); i++) {
      int own = shape.dim(i - 1);
      int extent = extents.get(i).isAbsent() ? own : extents.get(i).whole();
      boolean isLast = i == shape.rank();
      ofSamples &= extent == 1;
      ofElements &= extent == own;
      ofChannels &= extent == (isLast ? own : 1);
    }
    if (ofElements) {
      return List.of(new Dropout(rate));
    }
    if (ofChannels) {
      return List.of(new SpatialDropout(rate));
    }
    if (ofSamples) {
      return wholeSamples(rate, shape);
    }
    throw config.cannot(
        "has noise_shape %s; what can be read is one draw for each element, channel or sample"
            .formatted(noise.quoted()));
  }

  /** Dropout of whole samples: of the one channel of a sample that has but one. */
  private static List<Layer> wholeSamples(double rate, Shape shape) {
    return List.of(
        new Reshape(Shape.of(shape.size(), 1)), new SpatialDropout(rate), new Reshape(shape));
  }

  /** That of ConvNeXt in Keras's applications. */
  private static List<Layer> depth(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return wholeSamples(config.number("drop_path_rate", 0), inputs.get(0));
  }
}
