package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Divide;
import io.github.rangefinder.engine.layer.Elu;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.Maximum;
import io.github.rangefinder.engine.layer.Minimum;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Power;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Subtract;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Functions that stand in a model without being layers: {@code x + y}, {@code 2 * x}, {@code
 * keras.ops.relu(x)}; classes of {@code keras.src.ops} in Keras 3, a {@code TFOpLambda} in Keras 2.
 */
public final class KerasOperations {
  /** What Keras 2 wraps such a function in. */
  private static final List<String> WRAPPERS = List.of("TFOpLambda", "SlicingOpLambda");

  /** {@code x[:, 0]}. */
  private static final String SLICES = "get_item";

  private static final String STACK = "stack";

  /** TensorFlow's other names for the same. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("mul", "multiply"),
          Map.entry("sub", "subtract"),
          Map.entry("divide", "true_divide"),
          Map.entry("truediv", "true_divide"),
          Map.entry("pow", "power"),
          Map.entry("abs", "absolute"),
          Map.entry("hard_swish", "hard_silu"),
          Map.entry("swish", "silu"),
          Map.entry("exp", "exponential"),
          Map.entry("concat", "concatenate"),
          Map.entry("reduce_mean", "mean"),
          Map.entry("reduce_sum", "sum"),
          Map.entry("reduce_max", "max"),
          Map.entry("reduce_min", "min"),
          Map.entry("getitem", SLICES));

  /** Functions whose layers depend on the shape of what they read. */
  private static final Map<String, KerasFunction> OF_SHAPES = new HashMap<>();

  static {
    OF_SHAPES.putAll(ShapingFunctions.FUNCTIONS);
    OF_SHAPES.putAll(ReducingFunctions.FUNCTIONS);
    OF_SHAPES.put(KerasSplits.NAME, KerasSplits::read);
  }

  private static final Shape ANY = Shape.of(1);

  private KerasOperations() {}

  /** Whether a class of Keras 2 stands for any function of TensorFlow. */
  public static boolean isWrapper(String kerasClass) {
    return WRAPPERS.contains(kerasClass);
  }

  /** What the function is called: {@code true_divide}. */
  public static String name(KerasConfig config) throws DataFormatException {
    String name = config.kerasClass();
    if (isWrapper(name)) {
      JsonPart function = config.get("function");
      name = function.isText() ? function.text() : config.name();
      name = name.substring(name.lastIndexOf('.') + 1);
    }
    String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return ALIASES.getOrDefault(snake, snake);
  }

  /**
   * The layers of a function; empty if it cannot be had.
   *
   * @param sample the shape of the samples that it is called on first
   * @param numbers what it is called on, in order: a number, or null for what a layer gives
   */
  public static Optional<List<Layer>> read(KerasConfig config, Shape sample, Double... numbers)
      throws DataFormatException {
    String name = name(config);
    int rank = sample.rank();
    if (name.equals(SLICES)) {
      return config.has(KerasSlices.SPECIFICATION)
          ? Optional.of(KerasSlices.read(config, sample))
          : Optional.empty();
    }
    if (numbers.length == 2 && (numbers[0] == null) != (numbers[1] == null)) {
      return withNumber(name, numbers[0], numbers[1]);
    }
    if (Arrays.stream(numbers).anyMatch(number -> number != null)) {
      return Optional.empty();
    }
    if (name.equals(STACK)) {
      return Optional.of(ShapingFunctions.stacked(config, sample, numbers.length));
    }
    if (numbers.length > 1) {
      return merge(config, name, rank).map(List::of);
    }
    return OF_SHAPES.containsKey(name)
        ? Optional.of(OF_SHAPES.get(name).read(config, sample))
        : function(config, name, rank);
  }

  /** Whether a function can be had, whatever its options are. */
  public static boolean isKnown(KerasConfig config, Double... numbers) throws DataFormatException {
    if (config.has(KerasSlices.SPECIFICATION)) {
      return name(config).equals(SLICES);
    }
    String name = name(config);
    boolean areTensors = Arrays.stream(numbers).allMatch(number -> number == null);
    if (areTensors && (name.equals(STACK) || numbers.length == 1 && OF_SHAPES.containsKey(name))) {
      return true;
    }
    KerasConfig bare = config.withoutOptions();
    return read(isWrapper(config.kerasClass()) ? config : bare, ANY, numbers).isPresent();
  }

  /** One of both is a number. */
  private static Optional<List<Layer>> withNumber(String name, Double first, Double second) {
    double number = first == null ? second : first;
    boolean isFirst = first != null;
    return switch (name) {
      case "add" -> one(affine(1, number));
      case "subtract" -> one(isFirst ? affine(-1, number) : affine(1, -number));
      case "multiply" -> one(affine(number, 0));
      case "true_divide" ->
          isFirst
              ? Optional.of(List.of(new Power(-1), affine(number, 0)))
              : number == 0 ? Optional.empty() : one(affine(1 / number, 0));
      case "power" -> isFirst ? Optional.empty() : one(new Power((float) number));
      case "maximum" ->
          Optional.of(List.of(affine(1, -number), Activation.RELU, affine(1, number)));
      case "minimum" ->
          Optional.of(List.of(affine(-1, number), Activation.RELU, affine(-1, number)));
      default -> Optional.empty();
    };
  }

  private static Optional<List<Layer>> one(Layer layer) {
    return Optional.of(List.of(layer));
  }

  private static Layer affine(double scale, double offset) {
    return new Rescaling((float) scale, (float) offset);
  }

  private static Optional<Layer> merge(KerasConfig config, String name, int rank)
      throws DataFormatException {
    return switch (name) {
      case "add" -> Optional.of(new Add());
      case "subtract" -> Optional.of(new Subtract());
      case "multiply" -> Optional.of(new Multiply());
      case "true_divide" -> Optional.of(new Divide());
      case "maximum" -> Optional.of(new Maximum());
      case "minimum" -> Optional.of(new Minimum());
      case "concatenate" -> Optional.of(MergeRows.concatenate(config, rank));
      default -> Optional.empty();
    };
  }

  /** A function of one argument, with the options that it has in {@code keras.ops}. */
  private static Optional<List<Layer>> function(KerasConfig config, String name, int rank)
      throws DataFormatException {
    Layer layer =
        switch (name) {
          case "negative" -> affine(-1, 0);
          case "absolute" -> PiecewiseActivation.ABSOLUTE;
          case "log" -> SmoothActivation.LOG;
          case "gelu" ->
              config.isTrue("approximate", false)
                  ? SmoothActivation.GELU_TANH
                  : SmoothActivation.GELU;
          case "leaky_relu" ->
              new LeakyRelu(number(config, "negative_slope", config.number("alpha", 0.2)));
          case "elu" -> new Elu(number(config, "alpha", Elu.DEFAULT_ALPHA));
          case "celu" -> new Celu(number(config, "alpha", Celu.DEFAULT_ALPHA));
          case "squareplus" -> new Squareplus(number(config, "b", Squareplus.DEFAULT_B));
          case "hard_shrink" ->
              new HardShrink(number(config, "threshold", HardShrink.DEFAULT_THRESHOLD));
          case "soft_shrink" ->
              new SoftShrink(number(config, "threshold", SoftShrink.DEFAULT_THRESHOLD));
          case "threshold" ->
              new Threshold(number(config, "threshold", 0), number(config, "default_value", 0));
          default ->
              OperationRows.POWERS.containsKey(name)
                  ? OperationRows.POWERS.get(name)
                  : KerasActivations.functions().get(name);
        };
    if (name.equals("identity")) {
      return Optional.of(List.of());
    }
    if (name.equals("re_lu")) { // keras.activations.relu with options
      return Optional.of(ActivationRows.layer(config));
    }
    if (name.equals("clip")) {
      return Optional.of(clip(config, "x_min", "x_max"));
    }
    if (name.equals("clip_by_value")) {
      return Optional.of(clip(config, "clip_value_min", "clip_value_max"));
    }
    if (layer == null || !config.has("axis")) {
      return Optional.ofNullable(layer).map(List::of);
    }
    return Optional.of(ActivationRows.alongAxis(config, layer, rank));
  }

  /** Moved so that the lower end is 0, cut at 0 and at the upper end, and moved back. */
  private static List<Layer> clip(KerasConfig config, String from, String to)
      throws DataFormatException {
    double low = config.number(from, 0);
    double high = config.number(to, 1);
    if (low > high) {
      throw config.cannot("has %s %s above %s %s".formatted(from, low, to, high));
    }
    Relu cut = new Relu(0, (float) (high - low), 0);
    return low == 0 ? List.of(cut) : List.of(affine(1, -low), cut, affine(1, low));
  }

  private static float number(KerasConfig config, String option, double byDefault)
      throws DataFormatException {
    return (float) config.number(option, byDefault);
  }
}
