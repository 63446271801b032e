package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Normalization;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers of Keras that bring a model's inputs to a scale. */
final class RescalingRows {
  private RescalingRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("Rescaling", RescalingRows::rescaling)
            .with(RescalingRows::rescalingValues)
            .of(
                Rescaling.class,
                l -> new KerasOptions().put("scale", l.scale()).put("offset", l.offset())),
        new KerasRow("Normalization", List.of("mean", "variance"), RescalingRows::normalization)
            .with(RescalingRows::normalizationValues)
            .of(RescalingRows::normalizationOptions));
  }

  private static Optional<KerasOptions> normalizationOptions(Layer layer, List<Shape> inputs) {
    if (!(layer instanceof Normalization normalization)) {
      return Optional.empty();
    }
    int rank = inputs.get(0).rank();
    int[] axes =
        normalization.keptAxes().stream().mapToInt(a -> Math.floorMod(a, rank) + 1).toArray();
    KerasOptions options = new KerasOptions().put("invert", normalization.inverts());
    return Optional.of(axes.length == 0 ? options.putNull("axis") : options.put("axis", axes));
  }

  private static boolean isOfChannels(KerasConfig config) throws DataFormatException {
    return config.get("scale").isList() || config.get("offset").isList();
  }

  /** A scale for each channel is a normalisation by a mean and a variance that are known. */
  private static List<Layer> rescaling(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return isOfChannels(config)
        ? List.of(new Normalization(List.of(-1), false, true))
        : List.of(
            new Rescaling((float) config.number("scale", 1), (float) config.number("offset", 0)));
  }

  /** {@code scale · x + offset = (x - mean) / √variance}. */
  private static List<float[]> rescalingValues(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    if (!isOfChannels(config)) {
      return List.of();
    }
    int channels = inputs.get(0).dim(inputs.get(0).rank() - 1);
    float[] scale = ofChannels(config, "scale", channels, 1);
    float[] offset = ofChannels(config, "offset", channels, 0);
    float[] mean = new float[channels];
    float[] variance = new float[channels];
    for (int i = 0; i < channels; i++) {
      if (!(scale[i] > 0)) {
        throw config.cannot("has scale %s; what can be read is above 0".formatted(scale[i]));
      }
      mean[i] = -offset[i] / scale[i];
      variance[i] = 1 / scale[i] / scale[i];
    }
    return List.of(mean, variance);
  }

  private static float[] ofChannels(KerasConfig config, String key, int channels, float byDefault)
      throws DataFormatException {
    float[] numbers = config.has(key) ? config.numbers(key) : new float[] {byDefault};
    if (numbers.length != channels && numbers.length != 1) {
      throw config.cannot(
          "has %d numbers of %s for %d channels".formatted(numbers.length, key, channels));
    }
    float[] ofChannels = new float[channels];
    for (int i = 0; i < channels; i++) {
      ofChannels[i] = numbers[numbers.length == 1 ? 0 : i];
    }
    return ofChannels;
  }

  private static List<Layer> normalization(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return List.of(
        new Normalization(kept(config, inputs), config.isTrue("invert", false), hasValues(config)));
  }

  /** The axes that have a mean each; none if one mean is for all. */
  private static List<Integer> kept(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    List<Integer> kept = new ArrayList<>();
    boolean isForAll = !config.has("axis") && config.config().has("axis");
    for (int axis : config.has("axis") ? config.wholes("axis") : new int[] {-1}) {
      if (!isForAll) {
        kept.add(Axis.ofSample(config, axis, inputs.get(0).rank()));
      }
    }
    kept.sort(null);
    return kept;
  }

  private static boolean hasValues(KerasConfig config) throws DataFormatException {
    return config.has("mean") || config.has("variance");
  }

  /** Mean and variance that stand in the options; else they are weights. */
  private static List<float[]> normalizationValues(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    if (!hasValues(config)) {
      return List.of();
    }
    int size = 1;
    for (int axis : kept(config, inputs)) {
      size *= inputs.get(0).dim(axis);
    }
    return List.of(values(config, "mean", size), values(config, "variance", size));
  }

  /** One number for all, or as many as the last of the kept axes has, again and again. */
  private static float[] values(KerasConfig config, String key, int size)
      throws DataFormatException {
    float[] numbers = config.numbers(key);
    if (numbers.length == 0 || size % numbers.length != 0) {
      throw config.cannot("has %d numbers of %s, expected %d".formatted(numbers.length, key, size));
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = numbers[i % numbers.length];
    }
    return values;
  }
}
