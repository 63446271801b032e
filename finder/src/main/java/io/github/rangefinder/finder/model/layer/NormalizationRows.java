package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.GroupNormalization;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerNormalization;
import io.github.rangefinder.engine.layer.LayerNormalization.Form;
import io.github.rangefinder.engine.layer.LayerScale;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Normalisations of Keras. */
final class NormalizationRows {
  /** Keras's. */
  private static final double EPSILON = 1e-3;

  /** Keras's for groups. */
  private static final int GROUPS = 32;

  /** The class in ConvNeXt of keras.applications. */
  static final String LAYER_SCALE = "LayerScale";

  private NormalizationRows() {}

  static List<KerasRow> rows() {
    List<String> learned = List.of("gamma", "beta");
    return List.of(
        new KerasRow(
                "BatchNormalization",
                List.of("gamma", "beta", "moving_mean", "moving_variance"),
                NormalizationRows::batch)
            .of(
                BatchNormalization.class,
                l ->
                    options(keras(l.axis()), l.epsilon(), l.hasBeta(), l.hasGamma())
                        .put("momentum", l.momentum())),
        new KerasRow("LayerNormalization", learned, NormalizationRows::layer)
            .of(NormalizationRows::layerOptions),
        new KerasRow("RMSNormalization", List.of("scale"), NormalizationRows::rootMeanSquare)
            .of(NormalizationRows::rootMeanSquareOptions),
        new KerasRow("GroupNormalization", learned, NormalizationRows::group)
            .of(
                GroupNormalization.class,
                l ->
                    options(keras(l.axis()), l.epsilon(), l.hasBeta(), l.hasGamma())
                        .put("groups", groups(l))),
        new KerasRow(LAYER_SCALE, List.of("gamma"), NormalizationRows::scale)
            .of(NormalizationRows::scaleOptions));
  }

  private static Optional<KerasOptions> scaleOptions(Layer layer, List<Shape> inputs) {
    return layer instanceof LayerScale scale
        ? Optional.of(
            new KerasOptions()
                .put("init_values", scale.initial())
                .put("projection_dim", channels(inputs)))
        : Optional.empty();
  }

  private static int channels(List<Shape> inputs) {
    return inputs.get(0).dim(inputs.get(0).rank() - 1);
  }

  private static KerasOptions options(int axis, double epsilon, boolean center, boolean scale) {
    return new KerasOptions()
        .put("axis", axis)
        .put("epsilon", epsilon)
        .put("center", center)
        .put("scale", scale);
  }

  /** Keras counts the batch as the first axis. */
  private static int keras(int axis) {
    return axis < 0 ? axis : axis + 1;
  }

  private static int groups(GroupNormalization layer) {
    return layer.groups() == GroupNormalization.EACH_CHANNEL ? -1 : layer.groups();
  }

  private static Optional<KerasOptions> layerOptions(Layer layer, List<Shape> inputs) {
    if (!(layer instanceof LayerNormalization normalization)
        || normalization.form() == Form.ROOT_MEAN_SQUARE) {
      return Optional.empty();
    }
    return Optional.of(
        options(-1, normalization.epsilon(), normalization.hasBeta(), normalization.hasGamma())
            .put("axis", axes(normalization, inputs))
            .put("rms_scaling", normalization.form() == Form.DEVIATION_ONLY));
  }

  private static Optional<KerasOptions> rootMeanSquareOptions(Layer layer, List<Shape> inputs) {
    return layer instanceof LayerNormalization normalization
            && normalization.form() == Form.ROOT_MEAN_SQUARE
        ? Optional.of(
            new KerasOptions()
                .put("axis", axes(normalization, inputs))
                .put("epsilon", normalization.epsilon()))
        : Optional.empty();
  }

  private static int[] axes(LayerNormalization layer, List<Shape> inputs) {
    int rank = inputs.get(0).rank();
    return layer.axes().stream().mapToInt(axis -> Math.floorMod(axis, rank) + 1).toArray();
  }

  private static List<Layer> batch(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    config.without(List.of("renorm", "fused_experimental"));
    int rank = inputs.get(0).rank();
    int axis = Axis.ofSample(config, config.axis("axis", -1), rank);
    return List.of(
        new BatchNormalization(
            axis == rank - 1 ? -1 : axis,
            config.number("momentum", BatchNormalization.DEFAULT_MOMENTUM),
            config.number("epsilon", EPSILON),
            config.isTrue("center", true),
            config.isTrue("scale", true)));
  }

  private static List<Layer> layer(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    boolean isScaledOnly = config.isTrue("rms_scaling", false); // always by gamma, without beta
    return List.of(
        new LayerNormalization(
            axes(config, inputs),
            config.number("epsilon", EPSILON),
            config.isTrue("center", true) && !isScaledOnly,
            config.isTrue("scale", true) || isScaledOnly,
            isScaledOnly ? Form.DEVIATION_ONLY : Form.STANDARD));
  }

  private static List<Integer> axes(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int[] axes = config.has("axis") ? config.wholes("axis") : new int[] {-1};
    return Axis.allOfSample(config, axes, inputs.get(0).rank());
  }

  private static List<Layer> rootMeanSquare(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    return List.of(
        new LayerNormalization(
            axes(config, inputs),
            config.number("epsilon", LayerNormalization.ROOT_EPSILON),
            false,
            true,
            Form.ROOT_MEAN_SQUARE));
  }

  private static List<Layer> scale(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int channels = channels(inputs);
    int stated = config.count("projection_dim", 1, channels);
    if (stated != channels) {
      throw config.cannot(
          "has projection_dim %d, but reads %d channels".formatted(stated, channels));
    }
    return List.of(new LayerScale(config.number("init_values", LayerScale.DEFAULT_INITIAL)));
  }

  private static List<Layer> group(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    int rank = inputs.get(0).rank();
    int axis = Axis.ofSample(config, config.axis("axis", -1), rank);
    return List.of(
        new GroupNormalization(
            groups(config),
            axis == rank - 1 ? -1 : axis,
            config.number("epsilon", EPSILON),
            config.isTrue("center", true),
            config.isTrue("scale", true)));
  }

  private static int groups(KerasConfig config) throws DataFormatException {
    int groups = config.count("groups", -1, GROUPS);
    return groups == -1 ? GroupNormalization.EACH_CHANNEL : groups;
  }
}
