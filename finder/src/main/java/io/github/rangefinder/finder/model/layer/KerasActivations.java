package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Elu;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.LogSoftmax;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Selu;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Sparsemax;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.finder.model.layer.KerasConfig.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of {@code keras.activations}, by name, with the arguments that a name implies. */
public final class KerasActivations {
  /** The slope of the function leaky_relu, which is not that of the layer LeakyReLU. */
  private static final float LEAKY_RELU = 0.2f;

  private static final float SHRINK = 0.5f;
  private static final Map<String, Layer> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("relu", Activation.RELU);
    FUNCTIONS.put("tanh", Activation.TANH);
    FUNCTIONS.put("sigmoid", Activation.SIGMOID);
    FUNCTIONS.put("softmax", new Softmax());
    FUNCTIONS.put("log_softmax", new LogSoftmax());
    FUNCTIONS.put("sparsemax", new Sparsemax());
    FUNCTIONS.put("glu", new GatedLinearUnit());
    FUNCTIONS.put("relu6", Relu.RELU6);
    FUNCTIONS.put("leaky_relu", new LeakyRelu(LEAKY_RELU));
    FUNCTIONS.put("elu", new Elu(1));
    FUNCTIONS.put("celu", new Celu(1));
    FUNCTIONS.put("selu", new Selu());
    FUNCTIONS.put("gelu", SmoothActivation.GELU);
    FUNCTIONS.put("silu", SmoothActivation.SILU);
    FUNCTIONS.put("swish", SmoothActivation.SILU);
    FUNCTIONS.put("mish", SmoothActivation.MISH);
    FUNCTIONS.put("softplus", SmoothActivation.SOFTPLUS);
    FUNCTIONS.put("softsign", SmoothActivation.SOFTSIGN);
    FUNCTIONS.put("squareplus", new Squareplus(Squareplus.DEFAULT_B));
    FUNCTIONS.put("exponential", SmoothActivation.EXPONENTIAL);
    FUNCTIONS.put("log_sigmoid", SmoothActivation.LOG_SIGMOID);
    FUNCTIONS.put("tanh_shrink", SmoothActivation.TANH_SHRINK);
    FUNCTIONS.put("soft_shrink", new SoftShrink(SHRINK));
    FUNCTIONS.put("hard_shrink", new HardShrink(SHRINK));
    FUNCTIONS.put("hard_sigmoid", PiecewiseActivation.HARD_SIGMOID);
    FUNCTIONS.put("hard_silu", PiecewiseActivation.HARD_SILU);
    FUNCTIONS.put("hard_swish", PiecewiseActivation.HARD_SILU);
    FUNCTIONS.put("hard_tanh", PiecewiseActivation.HARD_TANH);
    FUNCTIONS.put("sparse_plus", PiecewiseActivation.SPARSE_PLUS);
    FUNCTIONS.put("sparse_sigmoid", PiecewiseActivation.SPARSE_SIGMOID);
  }

  /** What {@link #OLD_HARD_SIGMOID} is: 0.2 x + 0.5, cut at 0 and 1. */
  private static final List<Layer> OLD = List.of(new Rescaling(0.2f, 0.5f), new Relu(0, 1, 0));

  /** The function that Keras before 3 calls hard_sigmoid, of another steepness than today's. */
  public static final String OLD_HARD_SIGMOID = "hard_sigmoid of Keras 2";

  private KerasActivations() {}

  /** The functions that can be had, in Keras's words. */
  static Map<String, Layer> functions() {
    return Map.copyOf(FUNCTIONS);
  }

  /** What Keras calls a layer that is one of its functions. */
  static Optional<String> name(Layer layer) {
    return FUNCTIONS.entrySet().stream()
        .filter(function -> function.getValue().equals(layer))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * A layer, the activation that its option names, and its penalty on activity, as far as it has
   * them.
   *
   * @param byDefault the function where the option is absent
   * @throws DataFormatException if one of them cannot be had
   */
  static List<Layer> behind(Layer layer, KerasConfig config, String byDefault)
      throws DataFormatException {
    List<Layer> layers = new ArrayList<>();
    layers.add(layer);
    layers.addAll(config.has("activation") ? read(config, "activation") : function(byDefault));
    penalty(config).ifPresent(layers::add);
    return layers;
  }

  private static List<Layer> function(String name) {
    return name.equals("linear") ? List.of() : List.of(FUNCTIONS.get(name));
  }

  /** What the penalty on a layer's output is, as a layer of its own. */
  static Optional<Layer> penalty(KerasConfig config) throws DataFormatException {
    Optional<Penalty> penalty = KerasPenalties.read(config, "activity_regularizer");
    return penalty.map(p -> new ActivityRegularization(p.l1(), p.l2()));
  }

  /**
   * The function that an option names; none for the linear one.
   *
   * @throws DataFormatException if it cannot be had
   */
  static List<Layer> read(KerasConfig config, String key) throws DataFormatException {
    Named named = config.named(key);
    if (named.name().equals("linear")) {
      return List.of();
    }
    if (named.name().equals(OLD_HARD_SIGMOID)) {
      return OLD;
    }
    Layer function = FUNCTIONS.get(named.name());
    if (function != null) {
      return List.of(function);
    }
    return switch (named.name()) { // a layer in the place of a function
      case "ReLU", "LeakyReLU", "ELU", "Softmax" ->
          ActivationRows.layer(new KerasConfig(named.name(), config.name(), named.options()));
      default ->
          throw config.unknown(key, named, "linear, " + String.join(", ", FUNCTIONS.keySet()));
    };
  }
}
