package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Power;
import io.github.rangefinder.engine.layer.RandomBrightness;
import io.github.rangefinder.engine.layer.RandomContrast;
import io.github.rangefinder.engine.layer.RandomFlip;
import io.github.rangefinder.engine.layer.RandomTranslation;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All of Keras's layers that can be had, a row each. */
public final class KerasTable {
  private static final Map<String, KerasRow> ROWS = new LinkedHashMap<>();
  private static final List<KerasRow> OPERATIONS = OperationRows.rows();

  static {
    Stream.of(
            ConvolutionRows.rows(),
            PoolingRows.rows(),
            NormalizationRows.rows(),
            ActivationRows.rows(),
            ShapeRows.rows(),
            MergeRows.rows(),
            RandomRows.rows(),
            RandomImageRows.rows(),
            RescalingRows.rows())
        .flatMap(List::stream)
        .forEach(row -> ROWS.put(row.kerasClass(), row));
  }

  private KerasTable() {}

  /** The row of one of Keras's classes. */
  public static Optional<KerasRow> row(String kerasClass) {
    return Optional.ofNullable(ROWS.get(kerasClass));
  }

  /** All classes that can be had. */
  public static Set<String> classes() {
    return Collections.unmodifiableSet(ROWS.keySet());
  }

  /** The Python module that a class lives in. */
  public static String module(String kerasClass) {
    return switch (kerasClass) {
      case NormalizationRows.LAYER_SCALE -> "keras.src.applications.convnext";
      case MergeRows.SCALED_ADD -> "keras.src.applications.inception_resnet_v2";
      default -> isOperation(kerasClass) ? OperationRows.module(kerasClass) : "keras.layers";
    };
  }

  /** The row that writes a layer of the engine, which reads such inputs; layers come first. */
  public static Optional<KerasRow> rowOf(Layer layer, List<Shape> inputs) {
    return Stream.concat(ROWS.values().stream(), OPERATIONS.stream())
        .filter(row -> row.export().write(layer, inputs).isPresent())
        .findFirst();
  }

  /** The number that the function which a layer is written as is called with, behind its tensor. */
  public static Optional<Float> operand(Layer layer) {
    return layer instanceof Power power && OperationRows.isCalledWithExponent(power)
        ? Optional.of(power.exponent())
        : Optional.empty();
  }

  /** Whether a class that is written is a function and no layer. */
  public static boolean isOperation(String kerasClass) {
    return OPERATIONS.stream().anyMatch(row -> row.kerasClass().equals(kerasClass));
  }

  /** Whether a layer changes nothing but in training. */
  public static boolean isOfTrainingAlone(Layer layer) {
    return layer instanceof Dropout
        || layer instanceof SpatialDropout
        || layer instanceof AlphaDropout
        || layer instanceof GaussianDropout
        || layer instanceof GaussianNoise
        || layer instanceof RandomFlip
        || layer instanceof RandomTranslation
        || layer instanceof RandomContrast
        || layer instanceof RandomBrightness;
  }
}
