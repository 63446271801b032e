package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Divide;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Power;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Functions of {@code keras.ops} that are written where Keras has no layer and no named activation
 * with such numbers. Only a Functional model can hold them. {@link KerasOperations} reads them.
 */
final class OperationRows {
  private static final String POWER = "Power";

  /** Powers that have names of their own, by these. */
  static final Map<String, Power> POWERS =
      Map.of(
          "square", new Power(2),
          "sqrt", new Power(0.5f),
          "rsqrt", new Power(-0.5f),
          "reciprocal", new Power(-1));

  private OperationRows() {}

  static List<KerasRow> rows() {
    List<KerasRow> rows = new ArrayList<>();
    POWERS.forEach(
        (name, power) ->
            rows.add(
                row(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                    .of(Power.class, power::equals, l -> new KerasOptions())));
    rows.addAll(
        List.of(
            row(POWER).of(Power.class, l -> new KerasOptions()),
            row("Absolute").of((l, in) -> only(l == PiecewiseActivation.ABSOLUTE)),
            row("Log").of((l, in) -> only(l == SmoothActivation.LOG)),
            row("TrueDivide").of(Divide.class, l -> new KerasOptions()),
            row("Celu").of(Celu.class, l -> new KerasOptions().put("alpha", l.alpha())),
            row("Squareplus").of(Squareplus.class, l -> new KerasOptions().put("b", l.b())),
            row("HardShrink")
                .of(HardShrink.class, l -> new KerasOptions().put("threshold", l.threshold())),
            row("SoftShrink")
                .of(SoftShrink.class, l -> new KerasOptions().put("threshold", l.threshold())),
            row("Threshold").of(Threshold.class, OperationRows::options),
            row("Glu").of(GatedLinearUnit.class, l -> new KerasOptions().put("axis", -1)),
            row("Gelu").of(OperationRows::gelu)));
    return rows;
  }

  private static Optional<KerasOptions> only(boolean isIt) {
    return isIt ? Optional.of(new KerasOptions()) : Optional.empty();
  }

  static boolean isCalledWithExponent(Power power) {
    return !POWERS.containsValue(power);
  }

  /** The Python module of one of the classes. */
  static String module(String kerasClass) {
    return switch (kerasClass) {
      case "Rsqrt" -> "keras.src.ops.math";
      case "Square", "Sqrt", "Reciprocal", POWER, "Absolute", "Log", "TrueDivide" ->
          "keras.src.ops.numpy";
      default -> "keras.src.ops.nn";
    };
  }

  private static KerasRow row(String kerasClass) {
    return new KerasRow(
        kerasClass, (config, inputs) -> KerasOperations.read(config, inputs.get(0)).orElseThrow());
  }

  private static KerasOptions options(Threshold layer) {
    return new KerasOptions()
        .put("threshold", layer.threshold())
        .put("default_value", layer.otherwise());
  }

  private static Optional<KerasOptions> gelu(Layer layer, List<Shape> inputs) {
    return layer == SmoothActivation.GELU_TANH
        ? Optional.of(new KerasOptions().put("approximate", true))
        : Optional.empty();
  }
}
