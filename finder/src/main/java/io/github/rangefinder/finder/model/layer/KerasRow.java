package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One of Keras's layers: how its options are read, and which weights it has.
 *
 * @param kerasClass its class
 * @param weights its weights in Keras's order, each by the word that its options begin with: {@code
 *     kernel} for {@code kernel_initializer}, {@code kernel_regularizer}, {@code kernel_constraint}
 * @param form reads its options
 * @param values what its options say of the values of its parameters
 * @param export writes its options
 */
public record KerasRow(
    String kerasClass, List<String> weights, Form form, Values values, Export export) {
  /** Makes the engine's layers of one of Keras's. */
  @FunctionalInterface
  public interface Form {
    /**
     * The layers: the first reads all inputs, each later one what comes before it; none for a layer
     * that changes nothing.
     *
     * @param inputs the shapes of one sample of each input
     * @throws DataFormatException if an option cannot be had, with a sentence that names it
     * @throws IllegalArgumentException if no such layer can have such numbers
     */
    List<Layer> read(KerasConfig config, List<Shape> inputs) throws DataFormatException;
  }

  /** Gives values that stand in a layer's options and not among its weights. */
  @FunctionalInterface
  public interface Values {
    /**
     * The values of the parameters of the first layer; none if they are weights.
     *
     * @throws DataFormatException if an option cannot be had, with a sentence that names it
     */
    List<float[]> read(KerasConfig config, List<Shape> inputs) throws DataFormatException;
  }

  /** Writes the options of a layer. */
  @FunctionalInterface
  public interface Export {
    /** The options; empty if the engine's layer is not one of this row's. */
    Optional<KerasOptions> write(Layer layer, List<Shape> inputs);
  }

  /** A layer whose parameters are all weights. */
  KerasRow(String kerasClass, List<String> weights, Form form) {
    this(kerasClass, weights, form, (config, in) -> List.of(), (layer, in) -> Optional.empty());
  }

  /** A layer without weights. */
  KerasRow(String kerasClass, Form form) {
    this(kerasClass, List.of(), form);
  }

  /** This row, with values that stand in the options. */
  KerasRow with(Values given) {
    return new KerasRow(kerasClass, weights, form, given, export);
  }

  /** This row, which also writes a layer of the engine. */
  <L extends Layer> KerasRow of(Class<L> type, Function<L, KerasOptions> options) {
    return of(type, layer -> true, options);
  }

  /** This row, which also writes those layers of the engine that it can. */
  <L extends Layer> KerasRow of(
      Class<L> type, Predicate<L> fits, Function<L, KerasOptions> options) {
    return new KerasRow(
        kerasClass,
        weights,
        form,
        values,
        (layer, in) ->
            Optional.of(layer).filter(type::isInstance).map(type::cast).filter(fits).map(options));
  }

  /** This row, which also writes layers whose options depend on what they read. */
  KerasRow of(Export options) {
    return new KerasRow(kerasClass, weights, form, values, options);
  }

  /**
   * The layers for a layer's options, its activation and its penalty on activity included.
   *
   * @throws DataFormatException if an option cannot be had, with a sentence that names it
   */
  public List<Layer> read(KerasConfig config, List<Shape> inputs) throws DataFormatException {
    try {
      return form.read(config, inputs);
    } catch (IllegalArgumentException e) { // numbers that such a layer cannot have
      throw config.cannot("cannot be had: " + e.getMessage());
    }
  }

  /** Those of its weights that a layer with such options has. */
  public List<String> weights(KerasConfig config, List<Shape> inputs) throws DataFormatException {
    List<String> present = new ArrayList<>();
    boolean stand = !values.read(config, inputs).isEmpty();
    boolean isScaledOnly = config.isTrue("rms_scaling", false);
    for (String weight : stand ? List.<String>of() : weights) {
      boolean isPresent =
          switch (weight) {
            case "bias" -> config.isTrue("use_bias", true);
            case "gamma" -> config.isTrue("scale", true) || isScaledOnly;
            case "beta" -> config.isTrue("center", true) && !isScaledOnly;
            default -> true;
          };
      if (isPresent) {
        present.add(weight);
      }
    }
    return present;
  }
}
