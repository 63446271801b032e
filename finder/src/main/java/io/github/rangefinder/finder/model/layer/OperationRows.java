package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Functions of {@code keras.ops} that are written where Keras has no layer and no named activation
 * with such numbers. Only a Functional model can hold them. {@link KerasOperations} reads them.
 */
final class OperationRows {
  /** The Python module of their classes. */
  static final String MODULE = "keras.src.ops.nn";

  private OperationRows() {}

  static List<KerasRow> rows() {
    return List.of(
        row("Celu").of(Celu.class, l -> new KerasOptions().put("alpha", l.alpha())),
        row("Squareplus").of(Squareplus.class, l -> new KerasOptions().put("b", l.b())),
        row("HardShrink")
            .of(HardShrink.class, l -> new KerasOptions().put("threshold", l.threshold())),
        row("SoftShrink")
            .of(SoftShrink.class, l -> new KerasOptions().put("threshold", l.threshold())),
        row("Threshold").of(Threshold.class, OperationRows::options),
        row("Glu").of(GatedLinearUnit.class, l -> new KerasOptions().put("axis", -1)),
        row("Gelu").of(OperationRows::gelu));
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
